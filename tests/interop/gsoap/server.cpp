// The seed's ErpSync by gSOAP, one connection after the other.
// server PORT

#include <sstream>
#include <string>

#include "BasicHttpBinding_USCOREErpSync.nsmap"
#include "soapBasicHttpBinding_USCOREErpSyncService.h"

typedef BasicHttpBinding_USCOREErpSyncService Base;

class ErpSync : public Base {
 public:
  ErpSync *copy() override { return new ErpSync(*this); }

  int ForceResync(_ns1__ForceResync *request, _ns1__ForceResyncResponse &response) override {
    return answer(request->ErpConnectionId, request->InternalKeyIds, "all", response.Response);
  }

  int ForceResyncNoBlankValues(_ns1__ForceResyncNoBlankValues *request,
                               _ns1__ForceResyncNoBlankValuesResponse &response) override {
    return answer(request->ErpConnectionId, request->InternalKeyIds, "no blanks", response.Response);
  }

 private:
  std::string *text(const std::string &value) {
    std::string *made = soap_new_std__string(soap);
    *made = value;
    return made;
  }

  std::string told(arr__ArrayOfint *keys) {
    if (!keys) return "null";
    std::ostringstream out;
    for (size_t i = 0; i < keys->int_.size(); ++i) out << (i ? ", " : "") << keys->int_[i];
    return "[" + out.str() + "]";
  }

  std::string caller() {
    SOAP_ENV__Header *header = soap->header;
    std::string token = header && header->ns1__ApplicationToken ? *header->ns1__ApplicationToken : "-";
    ns1__SoCredentials *credentials = header ? header->ns1__Credentials : nullptr;
    soap->header = nullptr;  // nothing of it goes back
    return token + "/" + (credentials && credentials->Ticket ? *credentials->Ticket : "-");
  }

  int answer(int *number, arr__ArrayOfint *keys, const char *kind, ns1__PluginResponse *&out) {
    int scenario = number ? *number : 0;
    if (scenario == 400)
      return soap_senderfault("Résumé of <what> & why", "<Why>a reason</Why>");
    out = soap_new_ns1__PluginResponse(soap);
    out->IsOk = soap_new_bool(soap);
    *out->IsOk = true;
    out->UserExplanation = text(caller());
    out->TechExplanation = text(std::string(kind) + ": " + told(keys));
    if (scenario == 2) {
      out->Changes = soap_new_ns1__ChangedData(soap);
      out->Changes->UpdatedRecords = soap_new_ns1__ArrayOfChangedDataItem(soap);
    }
    return SOAP_OK;
  }
};

int main(int, char **arguments) {
  ErpSync service;
  soap_set_mode(service.soap, SOAP_C_UTFSTRING);
  service.soap->send_timeout = service.soap->recv_timeout = 5;
  service.soap->bind_flags = SO_REUSEADDR;
  if (!soap_valid_socket(service.bind("127.0.0.1", std::stoi(arguments[1]), 100))) return 1;
  while (soap_valid_socket(service.accept())) {
    service.serve();
    service.destroy();
  }
  return 1;
}
