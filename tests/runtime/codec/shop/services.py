"""The operations: wrapped, bare, rpc, empty, one-way."""

from __future__ import annotations

from wsdlsmith.runtime import ServiceBinding

from ._schema import SCHEMA

SERVICE = ServiceBinding(
    SCHEMA,
    "Shop",
    """
port_type s:Shop
soap 1.1
address https://shop.example/api/Shop.svc
path Shop.svc
headers 1 token s:Token xs:string 1n; circle s:Circle s:Circle 1
operation Put put urn:shop/Put
> 1 s:Put; s:Box s:Box ?n; s:Count xs:int ?
< - s:PutResponse; s:Result s:Box ?n
! Trouble s:Trouble s:Circle 1n
operation Bare bare -
> - =s:Circle s:Circle 1
< - =s:Square s:Square 1
operation Add add urn:shop/Add rpc
> - s:Add; a xs:int 1; b xs:int 1
< - s:AddResponse; return xs:int 1
operation Nothing nothing -
> -
< - s:NothingResponse
operation Tell tell -
> - s:Tell; s:Text xs:string ?
""",
)
PUT = SERVICE.operations["Put"]
