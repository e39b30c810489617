"""ErpSync: its operations, and the clients that call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Unpack

from wsdlsmith.runtime import (
    AsyncClient,
    AsyncClientOptions,
    Client,
    ClientOptions,
    ServiceBinding,
    async_call,
    call,
)

from .._schema import SCHEMA

if TYPE_CHECKING:
    from .. import types as t

SERVICE = ServiceBinding(
    SCHEMA,
    "ErpSync",
    """
port_type tns:ErpSync
soap 1.1
address https://sod.superoffice.com/Cust12345/Remote/Services88/ErpSync.svc
path ErpSync.svc
headers 1 application_token tns:ApplicationToken xs:string 1n; credentials tns:Credentials tns:SoCredentials 1n
operation ForceResync force_resync http://www.superoffice.net/ws/crm/NetServer/Services88/ErpSync/ForceResync
> 1 tns:ForceResync; tns:ErpConnectionId xs:int ?; tns:InternalKeyIds arr:ArrayOfint ?n
< - tns:ForceResyncResponse; tns:Response tns:PluginResponse ?n
operation ForceResyncNoBlankValues force_resync_no_blank_values http://www.superoffice.net/ws/crm/NetServer/Services88/ErpSync/ForceResyncNoBlankValues
> 1 tns:ForceResyncNoBlankValues; tns:ErpConnectionId xs:int ?; tns:InternalKeyIds arr:ArrayOfint ?n
< - tns:ForceResyncNoBlankValuesResponse; tns:Response tns:PluginResponse ?n
""",
)


class ErpSyncOperations(Protocol):
    """What ErpSync offers; implement it to fake the service."""

    def force_resync(
        self,
        *,
        erp_connection_id: int | None = None,
        internal_key_ids: list[int] | None = None,
    ) -> t.PluginResponse | None:
        """Starts a full synchronisation again: records that are mapped between CRM and
        the ERP connections are sent out as if each had just changed.

        The ErpSync service is closed in the hosted installation unless access was
        granted to the calling application.

        Args:
            erp_connection_id: The ERP connection to synchronise from, when positive;
                otherwise it is the CRM
            internal_key_ids: Keys of the records to send out; an empty list means
                all of them

        Returns:
            How it went, and which records were touched
        """
        return call(self, "ForceResync", erp_connection_id, internal_key_ids)

    def force_resync_no_blank_values(
        self,
        *,
        erp_connection_id: int | None = None,
        internal_key_ids: list[int] | None = None,
    ) -> t.PluginResponse | None:
        """Starts a full synchronisation again, like ForceResync, but a blank value
        never overwrites one that is there. This is the gentler choice after an
        import.

        The ErpSync service is closed in the hosted installation unless access was
        granted to the calling application.

        Args:
            erp_connection_id: The ERP connection to synchronise from, when positive;
                otherwise it is the CRM
            internal_key_ids: Keys of the records to send out; an empty list means
                all of them

        Returns:
            How it went, and which records were touched
        """
        return call(
            self, "ForceResyncNoBlankValues", erp_connection_id, internal_key_ids
        )


class AsyncErpSyncOperations(Protocol):
    """What AsyncErpSync offers; implement it to fake the service."""

    async def force_resync(
        self,
        *,
        erp_connection_id: int | None = None,
        internal_key_ids: list[int] | None = None,
    ) -> t.PluginResponse | None:
        """Starts a full synchronisation again: records that are mapped between CRM and
        the ERP connections are sent out as if each had just changed.

        The ErpSync service is closed in the hosted installation unless access was
        granted to the calling application.

        Args:
            erp_connection_id: The ERP connection to synchronise from, when positive;
                otherwise it is the CRM
            internal_key_ids: Keys of the records to send out; an empty list means
                all of them

        Returns:
            How it went, and which records were touched
        """
        return await async_call(
            self, "ForceResync", erp_connection_id, internal_key_ids
        )

    async def force_resync_no_blank_values(
        self,
        *,
        erp_connection_id: int | None = None,
        internal_key_ids: list[int] | None = None,
    ) -> t.PluginResponse | None:
        """Starts a full synchronisation again, like ForceResync, but a blank value
        never overwrites one that is there. This is the gentler choice after an
        import.

        The ErpSync service is closed in the hosted installation unless access was
        granted to the calling application.

        Args:
            erp_connection_id: The ERP connection to synchronise from, when positive;
                otherwise it is the CRM
            internal_key_ids: Keys of the records to send out; an empty list means
                all of them

        Returns:
            How it went, and which records were touched
        """
        return await async_call(
            self, "ForceResyncNoBlankValues", erp_connection_id, internal_key_ids
        )


class ErpSync(Client, ErpSyncOperations):
    """Keeps the customers of connected ERP systems and of CRM alike."""

    __service__ = SERVICE

    def __init__(
        self,
        base_url: str | None = None,
        *,
        application_token: str | None = None,
        credentials: t.SoCredentials | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        headers = {
            "application_token": application_token,
            "credentials": credentials,
        }
        super().__init__(base_url, headers, **options)


class AsyncErpSync(AsyncClient, AsyncErpSyncOperations):
    """Keeps the customers of connected ERP systems and of CRM alike."""

    __service__ = SERVICE

    def __init__(
        self,
        base_url: str | None = None,
        *,
        application_token: str | None = None,
        credentials: t.SoCredentials | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        headers = {
            "application_token": application_token,
            "credentials": credentials,
        }
        super().__init__(base_url, headers, **options)
