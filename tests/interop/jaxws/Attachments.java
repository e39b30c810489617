// What comes and goes beside the envelope, by JAX-WS RI.
// java Attachments PORT FOLDER: FOLDER holds Attic.wsdl.

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.jws.WebService;
import javax.xml.transform.stream.StreamSource;
import javax.xml.ws.Endpoint;
import javax.xml.ws.Holder;
import own.attic.Attic;

public class Attachments {
    public static void main(String[] arguments) {
        Endpoint endpoint = Endpoint.create(new Keeper());
        endpoint.setMetadata(List.of(new StreamSource(new File(arguments[1], "Attic.wsdl"))));
        endpoint.publish("http://127.0.0.1:" + arguments[0] + "/Attic.svc");
        System.out.println("ready");
    }

    @WebService(serviceName = "Attic", portName = "Attic", targetNamespace = "urn:example:attic",
        endpointInterface = "own.attic.Attic")
    public static class Keeper implements Attic {
        public void keep(String label, byte[] box, byte[] lid, Holder<Integer> size, Holder<byte[]> key) {
            size.value = box.length;
            key.value = (label + ": " + new String(lid, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
    }
}
