<?php
// Answers for the WSDLs in $WSDL_FOLDER: a POST to /ErpSync.svc is for ErpSync.wsdl.
// What the caller sent is told back, so that the test sees how PHP understood it.

const SERVICES88 = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
const WAREHOUSE = 'urn:example:warehouse';

/** absent, nil, empty, or the items: how an optional list arrived. */
function told(object $parameters, string $name, string $item): string {
    if (!property_exists($parameters, $name)) return 'absent';
    if ($parameters->$name === null) return 'nil';
    $items = $parameters->$name->$item ?? null;
    return $items === null ? 'empty' : implode(',', (array) $items);
}

class Service {
    public array $headers = [];
    public SoapServer $server;

    /** SoapServer calls a function of a header's name before the operation. */
    public function __call(string $name, array $arguments) {
        $method = "do$name";
        if (method_exists($this, $method)) return $this->$method(...$arguments);
        $this->headers[$name] = $arguments[0] ?? null;
    }

    protected function answerHeader(string $namespace, string $name, $value): void {
        $this->server->addSoapHeader(new SoapHeader($namespace, $name, $value));
    }

    protected function caller(): string {
        $token = $this->headers['ApplicationToken'] ?? '-';
        $credentials = $this->headers['Credentials'] ?? null;
        return $token . '/' . (is_object($credentials) ? $credentials->Ticket ?? '-' : '-');
    }
}

class ErpSync extends Service {
    public function doForceResync(object $p) { return $this->resync($p, 'all'); }
    public function doForceResyncNoBlankValues(object $p) { return $this->resync($p, 'no blanks'); }

    private function resync(object $p, string $kind) {
        $answer = $this->scenario($p->ErpConnectionId ?? 0);
        $answer['UserExplanation'] = $this->caller();
        $answer['TechExplanation'] = "$kind: " . told($p, 'InternalKeyIds', 'int');
        return ['Response' => $answer];
    }

    private function scenario(int $number): array {
        switch ($number) {
            case 400: throw new SoapFault('Client', 'Résumé of <what> & why', null, ['why' => 'a reason']);
            case 408: sleep(4); break;
            case 410: $this->closeEarly();
            case 500: throw new RuntimeException('nobody catches this');
            case 1: return ['IsOk' => true, 'Changes' => null];
            case 2: return ['IsOk' => true, 'Changes' => new stdClass];
            case 3: return ['IsOk' => true, 'Changes' => ['AddedRecords' => null, 'UpdatedRecords' => new stdClass]];
            case 4: return ['IsOk' => true, 'ErrorCode' => '', 'Changes' => ['AddedRecords' => ['ChangedDataItem' => [
                ['Tablename' => 'contact', 'RecordId' => 7], null, ['Tablename' => null]]]]];
            case 5: $this->failSoftly(); return ['IsOk' => false];
        }
        return ['IsOk' => true];
    }

    /** How the vendor's servers fail: HTTP 200, no fault, and headers that say so. */
    private function failSoftly(): void {
        $this->answerHeader(SERVICES88, 'ExceptionInfo', [
            'Message' => 'No access to the connection', 'FriendlyText' => 'Ask an administrator',
            'ExceptionType' => 'SoSessionException', 'InnerException' => ['Message' => 'ticket expired'],
            'Parameters' => ['SoExceptionInfoParametersKeyValuePair' => [['Key' => 'ticket', 'Value' => '7T']]]]);
        $this->answerHeader(SERVICES88, 'Succeeded', false);
    }

    /** Half an answer, though a whole one is promised. */
    private function closeEarly(): void {
        while (ob_get_level()) ob_end_clean();
        header('Content-Type: text/xml');
        header('Content-Length: 100000');
        echo '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>';
        flush();
        exit;
    }
}

class Associate extends Service {
    public function doGetAssociate(object $p) {
        $masks = [0 => '', 1 => 'Select', 3 => 'Select Update', 99 => 'R F'];
        return ['Response' => ['TableRight' => ['Mask' => $masks[$p->AssociateId]], 'AssociateId' => $p->AssociateId]];
    }
}

class UserDefinedFieldInfo extends Service {
    public function doGetCustomFieldInfo(object $p) {
        return ['Response' => $this->field('FieldInfoInt', ['FieldName' => 'x_size', 'DefaultValue' => 3])];
    }
    public function doGetCustomFieldInfoList(object $p) {
        return ['Response' => ['FieldInfoBase' => [
            $this->field('FieldInfoBool', ['FieldName' => 'x_vip', 'DefaultValue' => true]),
            $this->field('FieldInfoBase', ['FieldName' => 'x_plain'])]]];
    }
    private function field(string $type, array $values): SoapVar {
        return new SoapVar((object) $values, SOAP_ENC_OBJECT, $type, SERVICES88);
    }
}

class User extends Service {
    /** A body parameter has the name of a header. */
    public function doSaveUntrustedCredentials(object $p) {
        $body = is_object($p->Credentials ?? null) ? 'in the body' : 'nowhere';
        throw new SoapFault('Client', "$p->Type {$this->caller()} $body");
    }
}

class SoPrincipal extends Service {
    public function doAuthenticateUsernamePassword(object $p) {
        $good = $p->Password === 'secret';
        $this->answerHeader(SERVICES88, 'Succeeded', $good);
        return ['Response' => $good ? ['Associate' => $p->UserName] : null,
            'Credentials' => ['Ticket' => $good ? "7T:{$p->UserName}" : null],
            'AuthenticationSucceeded' => $good];
    }
}

class Warehouse extends Service {
    public function doStore(object $p) {
        $clerk = $this->headers['Clerk']->Name ?? '-';
        $this->answerHeader(WAREHOUSE, 'ServedBy', "php for $clerk");
        $label = $p->Goods->Label ?? '';
        if ($label === 'too big') $this->fault('NoRoom', ['Shelf' => 7, 'Free' => '0.50']);
        if ($label === 'gold') $this->fault('NotAllowed', ['Missing' => 'Take Bring']);
        return ['Receipt' => ['Shelf' => 7, 'Goods' => $this->back($p->Goods ?? null),
            'Rights' => $p->Rights ?? '', 'Note' => 'rights: ' . ($p->Rights ?? 'absent')]];
    }

    public function doForget(object $p) { }

    private function back(?object $goods): ?SoapVar {
        if ($goods === null) return null;
        $type = property_exists($goods, 'Litres') ? 'Barrel' : 'Crate';
        return new SoapVar($goods, SOAP_ENC_OBJECT, $type, WAREHOUSE);
    }

    private function fault(string $name, array $detail): void {
        throw new SoapFault('Server', "the warehouse says $name", null, $detail, $name);
    }
}

ini_set('display_errors', '0');
$name = basename(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), '.svc');
$service = new $name;
$server = new SoapServer(getenv('WSDL_FOLDER') . "/$name.wsdl", [
    'cache_wsdl' => WSDL_CACHE_NONE, 'features' => SOAP_SINGLE_ELEMENT_ARRAYS]);
$service->server = $server;
$server->setObject($service);
$server->handle();
