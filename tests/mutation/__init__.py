"""Mutation: each module that decides is changed in one spot at a time, and some test has to fail.

Why our own: mutmut 3 changes neither decorated functions (properties, comparisons that cache) nor what stands outside a
function (an eighth of what is changed here), names its mutants by number, which no list of reasons outlives, and runs
hypothesis twice in a process, which hypothesis refuses. Other tools start an interpreter for each mutant, which takes
hours.
"""
