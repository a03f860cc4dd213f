"""Excel: the forms of the notice as workbooks, in and out."""
