using System.Formats.Asn1;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Holdpoint.Trust.Tests.Signatures.Authenticode;

/// <summary>
/// A time-stamping authority as they were before RFC 3161: it is sent a signature's bytes and signs them with its time
/// (Microsoft's "Time Stamping Authenticode Signatures"). On loopback, for one test.
/// </summary>
internal sealed class LegacyTimeServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly X509Certificate2 _authority;
    private readonly string _digestOid;
    private readonly DateTimeOffset _time;

    /// <param name="authority">Who signs.</param>
    /// <param name="time">The time it tells.</param>
    /// <param name="digestOid">The digest it signs with.</param>
    public LegacyTimeServer(X509Certificate2 authority, DateTimeOffset time, string digestOid)
    {
        (_authority, _time, _digestOid) = (authority, time, digestOid);
        // The listener takes no port of the system's choice; another process may take this one in between.
        for (var left = 10; ; left--)
        {
            try
            {
                Address = $"http://127.0.0.1:{FreePort()}/";
                _listener.Prefixes.Add(Address);
                _listener.Start();
                break;
            }
            catch (HttpListenerException) when (left > 0)
            {
                _listener.Prefixes.Clear();
            }
        }
        _ = ServeAsync();
    }

    public string Address { get; }

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var request = Convert.FromBase64String(await reader.ReadToEndAsync());
                var answer = Convert.ToBase64String(Stamp(SignatureOf(request)));
                context.Response.ContentType = "application/octet-stream";
                context.Response.OutputStream.Write(System.Text.Encoding.ASCII.GetBytes(answer));
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException) { }
    }

    // SEQUENCE { OID, SEQUENCE { data, [0] { OCTET STRING } } }
    private static byte[] SignatureOf(byte[] request)
    {
        var outer = new AsnReader(request, AsnEncodingRules.BER).ReadSequence();
        _ = outer.ReadObjectIdentifier();
        var content = outer.ReadSequence();
        _ = content.ReadObjectIdentifier();
        return content.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadOctetString();
    }

    private byte[] Stamp(byte[] signature)
    {
        var signed = new SignedCms(new ContentInfo(signature));
        var signer = new CmsSigner(_authority)
        {
            DigestAlgorithm = new Oid(_digestOid),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.SignedAttributes.Add(new Pkcs9SigningTime(_time.UtcDateTime));
        signed.ComputeSignature(signer);
        return signed.Encode();
    }
}
