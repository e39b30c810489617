// The vendor's UserDefinedFieldInfo by Mono's WCF, with the data contracts that
// svcutil wrote from the WSDL. The service contract is ours: svcutil forgets the
// headers and that what is returned is called Response.
// mono FieldInfos.exe PORT

using System.Runtime.Serialization;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.Threading;
using www.superoffice.net.ws.crm.NetServer.Services88;
using Entity = www.superoffice.net.ws.crm.NetServer.Services88.UserDefinedFieldInfo;

[DataContract(Namespace = FieldInfos.Services88)]
public class SoCredentials {
    [DataMember] public string Ticket;
}

[DataContract(Namespace = FieldInfos.Services88)]
public class SoExceptionInfo {
    [DataMember(Order = 1)] public string Message;
    [DataMember(Order = 2)] public string StackTrace;
    [DataMember(Order = 3)] public string FriendlyText;
    [DataMember(Order = 4)] public string ExceptionType;
    [DataMember(Order = 5)] public string Source;
    [DataMember(Order = 6)] public SoExceptionInfo InnerException;
}

[ServiceContract(Namespace = FieldInfos.Services88, Name = "UserDefinedFieldInfo")]
public interface IFieldInfos {
    [OperationContract(Action = FieldInfos.Service + "GetCustomFieldInfo")]
    [return: MessageParameter(Name = "Response")]
    FieldInfoBase GetCustomFieldInfo(string TableName, string FieldName);

    [OperationContract(Action = FieldInfos.Service + "GetCustomFieldInfoList")]
    [return: MessageParameter(Name = "Response")]
    FieldInfoBase[] GetCustomFieldInfoList(string TableName, bool IncludeStandard);

    [OperationContract(Action = FieldInfos.Service + "SaveUserDefinedFieldInfo")]
    [return: MessageParameter(Name = "Response")]
    Entity SaveUserDefinedFieldInfo(Entity UserDefinedFieldInfo);
}

public class FieldInfos : IFieldInfos {
    public const string Services88 = "http://www.superoffice.net/ws/crm/NetServer/Services88";
    public const string Service = Services88 + "/UserDefinedFieldInfo/";

    public FieldInfoBase GetCustomFieldInfo(string TableName, string FieldName) {
        return new FieldInfoInt {
            FieldName = FieldName, FieldType = CustomFieldType.Integer, DefaultValue = 3 };
    }

    public FieldInfoBase[] GetCustomFieldInfoList(string TableName, bool IncludeStandard) {
        return new FieldInfoBase[] {
            new FieldInfoBool { FieldName = "x_vip", DefaultValue = true }, null };
    }

    public Entity SaveUserDefinedFieldInfo(Entity entity) {
        var headers = OperationContext.Current.IncomingMessageHeaders;
        var allowed = headers.FindHeader("Credentials", Services88) >= 0
            && headers.GetHeader<SoCredentials>("Credentials", Services88).Ticket == "ticket";
        Add("Succeeded", allowed);
        if (allowed) return entity;
        Add("ExceptionInfo", new SoExceptionInfo {
            Message = "who are you", FriendlyText = "Log in",
            InnerException = new SoExceptionInfo { Message = "no ticket" } });
        return null;
    }

    static void Add(string name, object value) {
        var header = MessageHeader.CreateHeader(name, Services88, value);
        OperationContext.Current.OutgoingMessageHeaders.Add(header);
    }

    public static void Main(string[] arguments) {
        var host = new ServiceHost(typeof(FieldInfos));
        var url = "http://127.0.0.1:" + arguments[0] + "/UserDefinedFieldInfo.svc";
        host.AddServiceEndpoint(typeof(IFieldInfos), new BasicHttpBinding(), url);
        host.Open();
        System.Console.WriteLine("ready");
        Thread.Sleep(Timeout.Infinite);
    }
}
