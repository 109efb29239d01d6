"""What we write to customers."""

CONFIRMATION = """Dear {customer},

thank you for your order {order}: {title}.
Postage is {postage}, in all {total}. It leaves our bindery within three days.

Bramble Bindery
"""
