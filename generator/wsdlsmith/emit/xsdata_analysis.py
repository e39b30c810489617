"""xsdata's analysis, run in memory on the merged schemas.

No file is read or written, nothing is fetched, no formatter is started, and the
current folder does not matter. Of its steps those are left out that serve the
code which xsdata itself would write, or that merging has left nothing to do:

* ``ClassValidator`` and ``MergeDuplicateClasses`` look for second definitions;
  there is none left (the latter alone takes 3.2 s on Services88, comparing each
  class with each other one);
* ``FilterClasses``: which types are emitted is the contract's decision;
* ``ValidateAttributesOverrides`` rewrites base classes so that a restricted
  field type-checks; our records state a restriction's content again;
* ``AddAttributeSubstitutions`` makes a field of each element that may stand for
  another; to us it is one field, the head's, abstract or not;
* ``ProcessMixedContentClass``, ``CreateCompoundFields``: one wildcard in place of
  typed fields; ours stay typed, and the text between them is kept beside;
* ``SanitizeAttributesDefaultValue`` forgets a default that its classes cannot hold;
* ``DetectCircularReferences``, ``VacuumInnerClasses``, ``DesignateClassPackages`` and
  what else orders modules or metadata.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from xsdata.codegen.container import ClassContainer, Steps
from xsdata.codegen.exceptions import CodegenError
from xsdata.codegen.handlers import (
    CalculateAttributePaths,
    FlattenAttributeGroups,
    FlattenClassExtensions,
    MergeAttributes,
    ProcessAttributeTypes,
    RenameDuplicateAttributes,
    RenameDuplicateClasses,
    SanitizeEnumerationClass,
    UnnestInnerClasses,
    UpdateAttributesEffectiveChoice,
)
from xsdata.codegen.mappers import SchemaMapper
from xsdata.codegen.models import Attr, AttrType, Class
from xsdata.codegen.parsers.schema import SchemaParser
from xsdata.exceptions import ConverterError, ParserError
from xsdata.formats.dataclass.filters import Filters
from xsdata.logger import logger
from xsdata.models.config import GeneratorConfig, NameCase, StructureStyle
from xsdata.models.enums import Tag
from xsdata.models.mixins import ElementBase
from xsdata.models.xsd import Attribute, Element, Schema

from wsdlsmith.diagnostics import Diagnostics
from wsdlsmith.emit.merged_schema import SchemaDocument

APART = ".declaration"
"""Ends the name of an element's or attribute's class while the analysis runs."""

# What its handlers raise on a schema that they do not foresee: its own errors,
# and what Python raises where one of its assumptions does not hold.
REFUSALS = (
    CodegenError,
    ParserError,
    ConverterError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Analysis:
    """The analysed classes; ``names`` are their qnames before renames, by ref."""

    classes: tuple[Class, ...]
    filters: Filters
    names: dict[int, str] = field(default_factory=dict)
    refused: str = ""


def analyse(documents: Iterable[SchemaDocument], diagnostics: Diagnostics) -> Analysis:
    """Analyse merged documents; what xsdata logs is told as diagnostics."""
    config = _config()
    container = ClassContainer(config)
    try:
        with _remarks(diagnostics):
            for document in documents:
                container.extend(_classes(document))
            _process(container)
            names = {c.ref: c.qname.removesuffix(APART) for c in container}
            RenameDuplicateClasses(container).run()
    except REFUSALS as error:
        refused = f"{type(error).__name__}: {error}"
        return Analysis((), Filters(config), refused=refused)
    return Analysis(tuple(container), Filters(config), names)


def _config() -> GeneratorConfig:
    config = GeneratorConfig()
    config.output.structure_style = StructureStyle.SINGLE_PACKAGE
    # with patterns it takes a number that has one for a string
    config.output.ignore_patterns = True
    # ETableRight stays ETableRight
    config.conventions.class_name.case = NameCase.MIXED_PASCAL
    return config


def _classes(document: SchemaDocument) -> list[Class]:
    parser = SchemaParser(location=document.name)
    classes = _ApartMapper.map(parser.from_bytes(document.data, Schema))
    for class_ in classes:
        if class_.tag in (Tag.ELEMENT, Tag.ATTRIBUTE):
            class_.qname += APART
            class_.abstract = False  # a field of an abstract head would be dropped
    return classes


class _ApartMapper(SchemaMapper):
    """Keeps elements and attributes apart from types of the same name.

    XML Schema has a symbol space for each; xsdata has one for all, and takes a
    type for the element that has its name, or the element for the type. And it
    takes a name without a prefix for one of the target namespace, where nothing
    is declared for it: in our documents it is one of no namespace.
    """

    @classmethod
    def build_attr_type(
        cls, target: Class, name: str, forward: bool = False
    ) -> AttrType:
        """One type of a field, or the base of a class."""
        target.ns_map.setdefault(None, "")
        return super().build_attr_type(target, name, forward)

    @classmethod
    def build_attr_types(cls, target: Class, obj: ElementBase) -> list[AttrType]:
        """The types of a field; one for the element that it refers to."""
        types = super().build_attr_types(target, obj)
        if isinstance(obj, Element | Attribute) and obj.ref:
            for type_ in types:
                type_.qname += APART
        return types


def _process(container: ClassContainer) -> None:
    container.processors = {
        Steps.UNGROUP: [FlattenAttributeGroups(container)],
        Steps.FLATTEN: [
            CalculateAttributePaths(),
            FlattenClassExtensions(container),
            SanitizeEnumerationClass(container),
            UpdateAttributesEffectiveChoice(),
            UnnestInnerClasses(container),
            _KeepNillable(container),
            MergeAttributes(),
        ],
        Steps.SANITIZE: [RenameDuplicateAttributes()],
    }
    container.process_classes(Steps.UNGROUP)
    container.remove_groups()
    container.process_classes(Steps.FLATTEN)
    container.process_classes(Steps.SANITIZE)


class _KeepNillable(ProcessAttributeTypes):
    """Puts right that a field of a named simple type loses its ``nillable``.

    The step replaces the field's restrictions by the simple type's and merges
    its own back in, all but this one.
    """

    @classmethod
    def copy_attribute_properties(
        cls, source: Class, target: Class, attr: Attr, attr_type: AttrType
    ) -> None:
        """Take over what the simple type ``source`` says about the field."""
        nillable = attr.restrictions.nillable
        super().copy_attribute_properties(source, target, attr, attr_type)
        attr.restrictions.nillable = attr.restrictions.nillable or nillable


class _Remarks(logging.Handler):
    """Keeps what xsdata logs as diagnostics, in place of printing it."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        super().__init__(logging.WARNING)
        self._diagnostics = diagnostics

    def emit(self, record: logging.LogRecord) -> None:
        self._diagnostics.add("xsdata-remark", f"xsdata: {record.getMessage()}")


@contextmanager
def _remarks(diagnostics: Diagnostics) -> Iterator[None]:
    handler = _Remarks(diagnostics)
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
