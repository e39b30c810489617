// The seed's ErpSync and the Warehouse by node-soap.
// node server.js PORT FOLDER MODULES: FOLDER holds the WSDLs, MODULES node-soap.
'use strict';
const fs = require('fs');
const http = require('http');
const path = require('path');
const [port, folder, modules] = process.argv.slice(2);
const soap = require(path.join(modules, 'soap'));

function told(keys) {
  if (keys === undefined) return 'absent';
  if (keys === null || keys === '') return 'empty';
  return `[${[].concat(keys.int || []).join(', ')}]`;
}

function resync(kind) {
  return (args, callback, headers, request) => {
    const credentials = (headers && headers.Credentials) || {};
    const token = (headers && headers.ApplicationToken) || '-';
    const answer = {
      IsOk: true,
      UserExplanation: `${token}/${credentials.Ticket || '-'}`,
      TechExplanation: `${kind}: ${told(args.InternalKeyIds)}`,
    };
    switch (Number(args.ErpConnectionId)) {
      case 2: answer.Changes = { AddedRecords: null, UpdatedRecords: {} }; break;
      case 4:
        answer.ErrorCode = '';
        answer.Changes = { AddedRecords: { ChangedDataItem: [{ Tablename: 'contact', RecordId: 7 }] } };
        break;
      case 400:
        throw { Fault: { faultcode: 'Client', faultstring: 'Résumé of <what> & why', detail: { Why: 'a reason' } } };
      case 410: request.socket.destroy(); break;
      case 500: throw new Error('nobody catches this');
    }
    return { Response: answer };
  };
}

const erpSync = { ForceResync: resync('all'), ForceResyncNoBlankValues: resync('no blanks') };

const warehouse = {
  Store(args, callback, headers) {
    const label = args.Goods && args.Goods.Label;
    if (label === 'too big') {
      throw { Fault: {
        faultcode: 'soap:Server', faultstring: 'the warehouse says NoRoom',
        detail: { 'w:NoRoom': { attributes: { 'xmlns:w': 'urn:example:warehouse' }, 'w:Shelf': 7, 'w:Free': '0.50' } } } };
    }
    return { Receipt: { Shelf: 7, Rights: args.Rights, Note: label } };
  },
  Forget() {},
};

const server = http.createServer((request, response) => { response.statusCode = 404; response.end(); });
server.keepAliveTimeout = 300;
server.listen(Number(port), '127.0.0.1');
const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
soap.listen(server, '/ErpSync.svc',
  { WcfErpSyncService: { BasicHttpBinding_ErpSync: erpSync } }, read('ErpSync.wsdl'));
soap.listen(server, '/Warehouse.svc',
  { WarehouseService: { WarehousePort: warehouse } }, read('Warehouse.wsdl'));
