"""One exception class for each kind of detail that operations declare."""

from __future__ import annotations

from pathlib import Path

from wsdlsmith.job import Job
from wsdlsmith.pipeline import build

_OPERATION = """
<wsdl:operation name="{0}"><wsdl:input message="t:In"/><wsdl:output message="t:In"/>
{1}</wsdl:operation>"""
_BOUND = """
<wsdl:operation name="{0}"><soap:operation soapAction=""/>
<wsdl:input><soap:body use="literal"/></wsdl:input>
<wsdl:output><soap:body use="literal"/></wsdl:output>{1}</wsdl:operation>"""
_WSDL = """<wsdl:definitions targetNamespace="urn:t" xmlns:t="urn:t"
  xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/">
<wsdl:types><xs:schema targetNamespace="urn:t">
  <xs:element name="In" type="xs:string"/><xs:element name="SoapFault" type="xs:int"/>
  <xs:complexType name="Late"><xs:sequence><xs:element name="by" type="xs:int"/>
  </xs:sequence></xs:complexType>
</xs:schema></wsdl:types>
<wsdl:message name="In"><wsdl:part name="in" element="t:In"/></wsdl:message>
<wsdl:message name="Late"><wsdl:part name="fault" type="t:Late"/></wsdl:message>
<wsdl:message name="Text"><wsdl:part name="fault" type="xs:string"/></wsdl:message>
<wsdl:message name="Number"><wsdl:part name="d" element="t:SoapFault"/></wsdl:message>
<wsdl:portType name="P">{types}</wsdl:portType>
<wsdl:binding name="B" type="t:P">
<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>{bound}</wsdl:binding>
<wsdl:service name="S"><wsdl:port name="P" binding="t:B">
<soap:address location="http://h/p"/></wsdl:port></wsdl:service></wsdl:definitions>"""


def _generated(tmp_path: Path, faults: dict[str, list[str]]) -> dict[str, str]:
    """The files of a service whose operations declare these fault messages."""

    def all_of(form: str, fault: str) -> str:
        return "".join(
            form.format(name, "".join(fault.format(one) for one in messages))
            for name, messages in faults.items()
        )

    types = all_of(_OPERATION, '<wsdl:fault name="{0}" message="t:{0}"/>')
    soap = '<soap:fault name="{0}" use="literal"/>'
    bound = all_of(_BOUND, f'<wsdl:fault name="{{0}}">{soap}</wsdl:fault>')
    file = tmp_path / "service.wsdl"
    file.write_text(_WSDL.format(types=types, bound=bound))
    files = build(Job(package="p", sources=(str(file),))).files
    return {path: data.decode() for path, data in files.items()}


def test_without_faults_there_is_no_module(tmp_path: Path) -> None:
    assert "faults.py" not in _generated(tmp_path, {"A": []})


def test_what_two_operations_declare_is_one_class(tmp_path: Path) -> None:
    files = _generated(tmp_path, {"A": ["Late"], "B": ["Late"]})
    assert files["faults.py"].count("\nclass ") == 1
    assert files["services/p.py"].count("faults:Fault") == 2


def test_details_of_one_name_and_two_types_are_two_classes(tmp_path: Path) -> None:
    faults = _generated(tmp_path, {"A": ["Late"], "B": ["Text"]})["faults.py"]
    assert "class Fault(SoapFault):" in faults
    assert "class Fault2(SoapFault):" in faults or "class Fault_2(SoapFault):" in faults
    assert "detail: str" in faults
    assert "detail: t.Late" in faults


def test_no_class_is_called_like_its_base(tmp_path: Path) -> None:
    faults = _generated(tmp_path, {"A": ["Number"]})["faults.py"]
    assert "class SoapFault(" not in faults
    assert "detail: int" in faults
