// The seed's ErpSync and the Warehouse by JAX-WS RI, which validates every message.
// java Own PORT FOLDER: FOLDER holds the two WSDLs.

import com.sun.xml.ws.developer.SchemaValidation;
import java.io.File;
import java.math.BigDecimal;
import java.util.List;
import javax.jws.WebService;
import javax.xml.namespace.QName;
import javax.xml.soap.SOAPFactory;
import javax.xml.soap.SOAPFault;
import javax.xml.transform.stream.StreamSource;
import javax.xml.ws.Endpoint;
import javax.xml.ws.Holder;
import javax.xml.ws.soap.SOAPFaultException;
import own.erpsync.*;
import own.warehouse.*;

public class Own {
    static final String SERVICES88 = "http://www.superoffice.net/ws/crm/NetServer/Services88";

    public static void main(String[] arguments) {
        String port = arguments[0];
        publish(new ErpSyncService(), port, new File(arguments[1], "ErpSync.wsdl"));
        publish(new WarehouseStore(), port, new File(arguments[1], "Warehouse.wsdl"));
        System.out.println("ready");
    }

    static void publish(Object service, String port, File wsdl) {
        Endpoint endpoint = Endpoint.create(service);
        endpoint.setMetadata(List.of(new StreamSource(wsdl)));
        String name = wsdl.getName().replace(".wsdl", ".svc");
        endpoint.publish("http://127.0.0.1:" + port + "/" + name);
    }

    @SchemaValidation
    @WebService(serviceName = "WcfErpSyncService", portName = "BasicHttpBinding_ErpSync",
        targetNamespace = SERVICES88, endpointInterface = "own.erpsync.ErpSync")
    public static class ErpSyncService implements ErpSync {
        public PluginResponse forceResync(
                Integer number, ArrayOfint keys, String token, SoCredentials credentials) {
            return answer(number, keys, token, credentials, "all");
        }

        public PluginResponse forceResyncNoBlankValues(
                Integer number, ArrayOfint keys, String token, SoCredentials credentials) {
            return answer(number, keys, token, credentials, "no blanks");
        }

        PluginResponse answer(Integer number, ArrayOfint keys, String token,
                SoCredentials credentials, String kind) {
            PluginResponse answer = new PluginResponse();
            answer.setIsOk(true);
            String ticket = credentials == null ? "-" : credentials.getTicket();
            answer.setUserExplanation((token == null ? "-" : token) + "/" + ticket);
            answer.setTechExplanation(kind + ": " + (keys == null ? "null" : keys.getInt()));
            scenario(number == null ? 0 : number, answer);
            return answer;
        }

        void scenario(int number, PluginResponse answer) {
            ChangedData changes = new ChangedData();
            switch (number) {
                case 2:
                    changes.setUpdatedRecords(new ArrayOfChangedDataItem());
                    answer.setChanges(changes);
                    return;
                case 4:
                    ChangedDataItem item = new ChangedDataItem();
                    item.setTablename("contact");
                    item.setRecordId(7);
                    changes.setAddedRecords(new ArrayOfChangedDataItem());
                    changes.getAddedRecords().getChangedDataItem().add(item);
                    changes.getAddedRecords().getChangedDataItem().add(null);
                    answer.setChanges(changes);
                    return;
                case 400:
                    throw fault("Résumé of <what> & why");
                case 500:
                    throw new IllegalStateException("nobody catches this");
                default:
            }
        }

        SOAPFaultException fault(String reason) {
            try {
                SOAPFault fault = SOAPFactory.newInstance().createFault();
                fault.setFaultCode(new QName(SERVICES88, "Refused"));
                fault.setFaultString(reason);
                fault.addDetail().addDetailEntry(new QName(SERVICES88, "Why")).setValue("a reason");
                return new SOAPFaultException(fault);
            } catch (javax.xml.soap.SOAPException error) {
                throw new IllegalStateException(error);
            }
        }
    }

    @SchemaValidation
    @WebService(serviceName = "WarehouseService", portName = "WarehousePort",
        targetNamespace = "urn:example:warehouse", endpointInterface = "own.warehouse.Warehouse")
    public static class WarehouseStore implements Warehouse {
        public Receipt store(Goods goods, List<String> rights, Clerk clerk, Holder<String> servedBy)
                throws NoRoomFault, NotAllowedFault {
            servedBy.value = "java for " + (clerk == null ? "-" : clerk.getName());
            String label = goods == null ? null : goods.getLabel();
            if ("too big".equals(label)) {
                NoRoom detail = new NoRoom();
                detail.setShelf(7);
                detail.setFree(new BigDecimal("0.50"));
                throw new NoRoomFault("the warehouse says NoRoom", detail);
            }
            if ("gold".equals(label)) {
                NotAllowed detail = new NotAllowed();
                detail.getMissing().addAll(List.of("Take", "Bring"));
                throw new NotAllowedFault("the warehouse says NotAllowed", detail);
            }
            Receipt receipt = new Receipt();
            receipt.setShelf(7);
            receipt.setGoods(goods);
            if (rights != null) receipt.getRights().addAll(rights);
            receipt.setNote(goods == null ? "null" : goods.getClass().getSimpleName());
            return receipt;
        }

        public void forget(int shelf) {}
    }
}
