"""The shelf of export formats."""

from workbench.domain.ports import Format
from workbench.registry import Registry

FORMATS: Registry[Format] = Registry("workbench.export.formats")
"""Every format by its key. A module of `formats/` adds one: `FORMATS.add(key)(TheFormat())`."""
