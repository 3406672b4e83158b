"""What each release left behind: records that are never changed, read back without old checkouts."""

from generator.history.folder import CODES, FOLDER, read_records, record_path, taken, write_record
from generator.history.record import BadRecordError, Record, pack, record_of, unpack

__all__ = [
    "CODES",
    "FOLDER",
    "BadRecordError",
    "Record",
    "pack",
    "read_records",
    "record_of",
    "record_path",
    "taken",
    "unpack",
    "write_record",
]
