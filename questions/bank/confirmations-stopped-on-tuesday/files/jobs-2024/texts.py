"""What we write to customers."""

CONFIRMATION = """Dear {customer},

your order {order} ({title}) has arrived here. Postage {postage}, total {total}.
Because of the fair, please allow four weeks.

Bramble Bindery
"""
