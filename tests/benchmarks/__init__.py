"""Benchmarks: what the library's work costs against its peers'; ``python tests/benchmarks`` prints it as one table."""
