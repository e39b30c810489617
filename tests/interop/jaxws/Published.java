// Two of the vendor's services by JAX-WS RI, which validates every message.
// java Published PORT FOLDER: FOLDER holds the WSDLs.

import com.sun.xml.ws.developer.SchemaValidation;
import java.io.File;
import java.util.List;
import javax.jws.WebService;
import javax.xml.transform.stream.StreamSource;
import javax.xml.ws.Endpoint;
import javax.xml.ws.Holder;

public class Published {
    static final String SERVICES88 = "http://www.superoffice.net/ws/crm/NetServer/Services88";

    public static void main(String[] arguments) {
        publish(new Selections(), arguments, "Selection");
        publish(new FieldInfos(), arguments, "UserDefinedFieldInfo");
        System.out.println("ready");
    }

    static void publish(Object service, String[] arguments, String name) {
        Endpoint endpoint = Endpoint.create(service);
        endpoint.setMetadata(List.of(new StreamSource(new File(arguments[1], name + ".wsdl"))));
        endpoint.publish("http://127.0.0.1:" + arguments[0] + "/" + name + ".svc");
    }

    @SchemaValidation
    @WebService(serviceName = "WcfSelectionService", portName = "BasicHttpBinding_Selection",
        targetNamespace = SERVICES88, endpointInterface = "published.selection.Selection")
    public static class Selections extends published.selection.Stub {
        @Override
        public published.selection.SelectionEntity saveSelectionEntity(
                published.selection.SelectionEntity entity, String token,
                published.selection.SoCredentials credentials,
                Holder<published.selection.SoTimeZone> timeZone,
                Holder<published.selection.SoExceptionInfo> exceptionInfo,
                Holder<published.selection.SoExtraInfo> extraInfo, Holder<Boolean> succeeded) {
            succeeded.value = entity != null && "ticket".equals(credentials.getTicket());
            if (!succeeded.value) {
                exceptionInfo.value = new published.selection.SoExceptionInfo();
                exceptionInfo.value.setMessage("nothing to save");
            }
            return entity;
        }
    }

    @SchemaValidation
    @WebService(serviceName = "WcfUserDefinedFieldInfoService",
        portName = "BasicHttpBinding_UserDefinedFieldInfo", targetNamespace = SERVICES88,
        endpointInterface = "published.fieldinfo.UserDefinedFieldInfo")
    public static class FieldInfos extends published.fieldinfo.Stub {
        @Override
        public published.fieldinfo.FieldInfoBase getCustomFieldInfo(
                String table, String field, String token,
                published.fieldinfo.SoCredentials credentials,
                Holder<published.fieldinfo.SoTimeZone> timeZone,
                Holder<published.fieldinfo.SoExceptionInfo> exceptionInfo,
                Holder<published.fieldinfo.SoExtraInfo> extraInfo, Holder<Boolean> succeeded) {
            published.fieldinfo.FieldInfoInt info = new published.fieldinfo.FieldInfoInt();
            info.setFieldName(field);
            info.setFieldType(published.fieldinfo.CustomFieldType.INTEGER);
            info.setDefaultValue(3);
            succeeded.value = true;
            return info;
        }
    }
}
