// The seed's ErpSync and the Warehouse by Mono's WCF: the serializer that the vendor
// uses (DataContractSerializer), with contracts written as the vendor's would be.
// mono Own.exe PORT

using System;
using System.Collections.Generic;
using System.Runtime.Serialization;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.Threading;

static class Names {
    public const string Services88 = "http://www.superoffice.net/ws/crm/NetServer/Services88";
    public const string Warehouse = "urn:example:warehouse";
}

[DataContract(Namespace = Names.Services88)]
public class SoCredentials {
    [DataMember] public string Ticket;
}

[DataContract(Namespace = Names.Services88)]
public class ChangedDataItem {
    [DataMember(Order = 1)] public string Tablename;
    [DataMember(Order = 2)] public int RecordId;
}

[DataContract(Namespace = Names.Services88)]
public class ChangedData {
    [DataMember(Order = 1)] public ChangedDataItem[] AddedRecords;
    [DataMember(Order = 2)] public ChangedDataItem[] UpdatedRecords;
    [DataMember(Order = 3)] public ChangedDataItem[] DeletedRecords;
}

[DataContract(Namespace = Names.Services88)]
public class PluginResponse {
    [DataMember(Order = 1)] public bool IsOk;
    [DataMember(Order = 2)] public string UserExplanation;
    [DataMember(Order = 3)] public string TechExplanation;
    [DataMember(Order = 4)] public string ErrorCode;
    [DataMember(Order = 5)] public ChangedData Changes;
}

[ServiceContract(Namespace = Names.Services88, Name = "ErpSync")]
public interface IErpSync {
    [OperationContract(Action = Names.Services88 + "/ErpSync/ForceResync")]
    [return: MessageParameter(Name = "Response")]
    PluginResponse ForceResync(int ErpConnectionId, int[] InternalKeyIds);

    [OperationContract(Action = Names.Services88 + "/ErpSync/ForceResyncNoBlankValues")]
    [return: MessageParameter(Name = "Response")]
    PluginResponse ForceResyncNoBlankValues(int ErpConnectionId, int[] InternalKeyIds);
}

public class ErpSync : IErpSync {
    public PluginResponse ForceResync(int ErpConnectionId, int[] InternalKeyIds) {
        return Answer(ErpConnectionId, InternalKeyIds, "all");
    }

    public PluginResponse ForceResyncNoBlankValues(int ErpConnectionId, int[] InternalKeyIds) {
        return Answer(ErpConnectionId, InternalKeyIds, "no blanks");
    }

    PluginResponse Answer(int number, int[] keys, string kind) {
        var token = Header<string>("ApplicationToken");
        var credentials = Header<SoCredentials>("Credentials");
        var told = keys == null ? "null" : "[" + string.Join(", ", keys) + "]";
        var answer = new PluginResponse {
            IsOk = true,
            UserExplanation = (token ?? "-") + "/" + (credentials == null ? "-" : credentials.Ticket),
            TechExplanation = kind + ": " + told,
        };
        Scenario(number, answer);
        return answer;
    }

    void Scenario(int number, PluginResponse answer) {
        switch (number) {
            case 2:
                answer.Changes = new ChangedData { UpdatedRecords = new ChangedDataItem[0] };
                break;
            case 4:
                var item = new ChangedDataItem { Tablename = "contact", RecordId = 7 };
                answer.ErrorCode = "";
                answer.Changes = new ChangedData { AddedRecords = new[] { item, null } };
                break;
            case 500:
                throw new InvalidOperationException("nobody catches this");
        }
    }

    static T Header<T>(string name) where T : class {
        var headers = OperationContext.Current.IncomingMessageHeaders;
        return headers.FindHeader(name, Names.Services88) < 0 ? null : headers.GetHeader<T>(name, Names.Services88);
    }
}

[Flags, DataContract(Namespace = Names.Warehouse)]
public enum Rights {
    [EnumMember] Look = 1,
    [EnumMember] Take = 2,
    [EnumMember] Bring = 4,
}

[DataContract(Namespace = Names.Warehouse), KnownType(typeof(Crate)), KnownType(typeof(Barrel))]
public abstract class Goods {
    [DataMember] public string Label;
}

[DataContract(Namespace = Names.Warehouse)]
public class Barrel : Goods {
    [DataMember] public decimal Litres;
}

[DataContract(Namespace = Names.Warehouse)]
public class Crate : Goods {
    [DataMember(Order = 1)] public int Pieces;
    [DataMember(Order = 2)] public DateTime Packed;
}

[DataContract(Namespace = Names.Warehouse)]
public class Clerk {
    [DataMember] public string Name;
}

[DataContract(Namespace = Names.Warehouse)]
public class Receipt {
    [DataMember(Order = 1)] public int Shelf;
    [DataMember(Order = 2)] public Goods Goods;
    [DataMember(Order = 3)] public Rights Rights;
    [DataMember(Order = 4)] public string Note;
}

[DataContract(Namespace = Names.Warehouse)]
public class NoRoom {
    [DataMember(Order = 1)] public int Shelf;
    [DataMember(Order = 2)] public decimal Free;
}

[DataContract(Namespace = Names.Warehouse)]
public class NotAllowed {
    [DataMember] public Rights Missing;
}

[ServiceContract(Namespace = Names.Warehouse, Name = "Warehouse")]
public interface IWarehouse {
    [OperationContract(Action = Names.Warehouse + "/Store")]
    [FaultContract(typeof(NoRoom)), FaultContract(typeof(NotAllowed))]
    [return: MessageParameter(Name = "Receipt")]
    Receipt Store(Goods Goods, Rights Rights);

    [OperationContract(Action = Names.Warehouse + "/Forget", IsOneWay = true)]
    void Forget(int Shelf);
}

public class Warehouse : IWarehouse {
    public Receipt Store(Goods Goods, Rights Rights) {
        var context = OperationContext.Current;
        var clerk = context.IncomingMessageHeaders.FindHeader("Clerk", Names.Warehouse) < 0 ? null
            : context.IncomingMessageHeaders.GetHeader<Clerk>("Clerk", Names.Warehouse);
        var by = "mono for " + (clerk == null ? "-" : clerk.Name);
        context.OutgoingMessageHeaders.Add(MessageHeader.CreateHeader("ServedBy", Names.Warehouse, by));
        var label = Goods == null ? null : Goods.Label;
        if (label == "too big")
            throw new FaultException<NoRoom>(new NoRoom { Shelf = 7, Free = 0.50m }, "the warehouse says NoRoom");
        if (label == "gold")
            throw new FaultException<NotAllowed>(
                new NotAllowed { Missing = Rights.Take | Rights.Bring }, "the warehouse says NotAllowed");
        var kind = Goods == null ? "null" : Goods.GetType().Name;
        return new Receipt { Shelf = 7, Goods = Goods, Rights = Rights, Note = kind };
    }

    public void Forget(int Shelf) {}
}

public static class Own {
    public static void Main(string[] arguments) {
        var root = "http://127.0.0.1:" + arguments[0];
        foreach (var service in new[] { typeof(ErpSync), typeof(Warehouse) }) {
            var host = new ServiceHost(service);
            host.AddServiceEndpoint(service.GetInterfaces()[0], new BasicHttpBinding(), root + "/" + service.Name + ".svc");
            host.Open();
        }
        Console.WriteLine("ready");
        Thread.Sleep(Timeout.Infinite);
    }
}
