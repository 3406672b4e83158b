"""What each release left behind: records that are never changed, read back without old checkouts."""

from generator.history.folder import CODES, FOLDER, RecordTakenError, read_records, record_path, write_record
from generator.history.record import BadRecordError, Record, pack, unpack

__all__ = [
    "CODES",
    "FOLDER",
    "BadRecordError",
    "Record",
    "RecordTakenError",
    "pack",
    "read_records",
    "record_path",
    "unpack",
    "write_record",
]
