"""`make bench`: how fast the API is, as a share of what the same server and database could do at best.

Absolute figures mean nothing on a machine that others use; the ratio to a bare program, measured in turns
with ours, does. BENCH_ORDERS says how many purchase orders there are (10000), BENCH_SECONDS how long each
measurement lasts (2). DATABASE_URL may name an empty PostgreSQL database; without it SQLite is measured.
"""
