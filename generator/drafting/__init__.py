"""The text of a draft: what a kind of record holds, how its values are written, what it is called.

What is decided here is data, so that the form on the site and `evidence new` write the same file to the byte.
"""
