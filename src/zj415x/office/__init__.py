"""Office: the forms of the notice as files of an office, in and out (extra ``office``)."""
