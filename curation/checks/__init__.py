"""The checks that standards name: one module each, with one function `check`.

A check is given a subject and, as keyword arguments, the parameters its standard sets under `with`;
it yields a Breach for each thing that is not as promised. Parameters are typed by the function's
annotations: `str`, `int`, `bool`, `Decimal`, `date`, `tuple[str, ...]`, or `Field` for the path of a field.
"""
