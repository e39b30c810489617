<?php
// Calls a server by SoapClient and prints what came as JSON.
// php client.php SERVICE WSDL URL
[$self, $service, $wsdl, $url] = $argv;

const SERVICES88 = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
const WAREHOUSE = 'urn:example:warehouse';

$client = new SoapClient($wsdl, ['location' => $url, 'cache_wsdl' => WSDL_CACHE_NONE,
    'exceptions' => true, 'connection_timeout' => 5, 'features' => SOAP_SINGLE_ELEMENT_ARRAYS]);
ini_set('default_socket_timeout', '10');

function call(string $operation, array $parameters, array $headers = []) {
    global $client;
    try {
        $result = $client->__soapCall($operation, [$parameters], null, $headers, $came);
        return ['result' => $result, 'headers' => $came];
    } catch (SoapFault $fault) {
        return ['code' => $fault->faultcode, 'reason' => $fault->faultstring,
            'detail' => $fault->detail ?? null];
    }
}

function erpSync(): array {
    $headers = [new SoapHeader(SERVICES88, 'ApplicationToken', 'top & <secret>'),
        new SoapHeader(SERVICES88, 'Credentials', ['Ticket' => '7T'])];
    $answers = [];
    foreach (['absent' => [], 'nil' => ['InternalKeyIds' => null], 'empty' => ['InternalKeyIds' => new stdClass],
              'two' => ['InternalKeyIds' => ['int' => [7, -1]]]] as $name => $parameters)
        $answers[$name] = call('ForceResync', ['ErpConnectionId' => 0] + $parameters, $headers);
    foreach ([1, 2, 4, 400] as $number)
        $answers[$number] = call('ForceResyncNoBlankValues', ['ErpConnectionId' => $number]);
    return $answers;
}

function warehouse(): array {
    $clerk = [new SoapHeader(WAREHOUSE, 'Clerk', ['Name' => 'Ada'])];
    $goods = fn(string $type, array $values) => new SoapVar((object) $values, SOAP_ENC_OBJECT, $type, WAREHOUSE);
    $crate = $goods('Crate', ['Label' => 'a & b', 'Pieces' => 3, 'Packed' => '2023-01-02T03:04:05']);
    return [
        'crate' => call('Store', ['Goods' => $crate, 'Rights' => 'Take Bring'], $clerk),
        'barrel' => call('Store', ['Goods' => $goods('Barrel', ['Label' => '', 'Litres' => '0.50']), 'Rights' => '']),
        'nothing' => call('Store', ['Goods' => null]),
        'fault' => call('Store', ['Goods' => $goods('Crate', ['Label' => 'too big'])], $clerk),
        'one way' => call('Forget', ['Shelf' => 7]),
    ];
}

function userDefinedFieldInfo(): array {
    $entity = ['TableRight' => ['Mask' => 'Select Update'], 'FieldLabel' => 'größer', 'Type' => 'Contact',
        'FieldProperties' => ['FieldPropertyDictionaryKeyValuePair' => [
            ['Key' => 'x', 'Value' => ['FieldType' => 'int']], ['Key' => 'y', 'Value' => null]]]];
    return [
        'list' => call('GetCustomFieldInfoList', ['TableName' => 'contact']),
        'saved' => call('SaveUserDefinedFieldInfo', ['UserDefinedFieldInfo' => $entity]),
        'refused' => call('SaveUserDefinedFieldInfo', []),
    ];
}

$answers = ['ErpSync' => 'erpSync', 'Warehouse' => 'warehouse',
    'UserDefinedFieldInfo' => 'userDefinedFieldInfo'][$service]();
echo json_encode($answers, JSON_THROW_ON_ERROR);
