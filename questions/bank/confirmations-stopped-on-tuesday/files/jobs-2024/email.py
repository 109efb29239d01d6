"""Tidies what customers type as their e-mail address."""


def tidy(address):
    name, _, domain = address.strip().partition("@")
    return f"{name}@{domain.lower()}"
