using System.Diagnostics;
using System.Text;
using Holdpoint.Tests;
using Holdpoint.Trust.Attestation;
using Holdpoint.Trust.Attestation.Predicates;
using Holdpoint.Trust.Keys;
using Holdpoint.Trust.Log;

namespace Holdpoint.Trust.Tests.Log;

/// <summary>Whatever comes from outside, readers answer with a value or a reason, never with an exception.</summary>
public class ReaderFuzzTests
{
    private static readonly Ed25519Signer Signer = Given.Signer(1);
    private static readonly NoteKey Key = Given.KeyOf(Signer);

    [Fact]
    public void Notes_proofs_and_requests_never_throw() =>
        Fuzz(
            Samples(),
            bytes =>
            {
                SignedNote.Parse(bytes, out _)?.Verify([Key], out _);
                Checkpoint.Parse(bytes, out _)?.Verify(Key, [Key], out _);
                TlogProof.Parse(bytes, out _)?.Verify("x"u8, Key, [], 1, out _);
                WitnessRequest.Parse(bytes, out _);
                NoteKey.Parse(Encoding.Latin1.GetString(bytes), out _);
                new Witness(new MemoryLogStorage(), "w", Signer).Answer(
                    bytes,
                    [Key],
                    DateTimeOffset.UnixEpoch
                );
                EntryBundle.Read(bytes);
                try
                {
                    LogTail.Read(bytes);
                }
                catch (LogDamagedException)
                {
                    // The log's own file, changed by someone: what the class promises.
                }
            }
        );

    [Fact]
    public void Envelopes_and_statements_never_throw()
    {
        var keys = new[] { KeyObject.Of(Signer.PublicKey) };
        Fuzz(
            [Statements()],
            bytes =>
            {
                foreach (var (_, envelope) in AttestationBundle.Read(bytes).Envelopes)
                    envelope.Verify(keys, 1, out _);
                // What was signed may be anything as well.
                var signed = Envelope.Sign(Statement.PayloadType, bytes, Signer);
                if (Statement.Read(signed.Verify(keys, 1, out _)!, out _) is not { } statement)
                    return;
                Scai.Read(statement, out _);
                Vsa.Read(statement, out _);
                MediaManifest.Read(statement, out _);
                DeploymentReceipt.Read(statement.Predicate, out _);
            }
        );
    }

    private static byte[][] Samples()
    {
        var storage = new MemoryLogStorage();
        var log = Given.Log(storage, 30);
        var checkpoint = Given.Publish(log, Signer);
        return
        [
            checkpoint.Note.ToBytes(),
            new TlogProof(3, TreeProver.Inclusion(log.Nodes(), 3, 30), checkpoint, "e"u8.ToArray()).ToBytes(),
            WitnessRequest.Make(log.Nodes(), 9, checkpoint).ToBytes(),
            Encoding.UTF8.GetBytes(Key.ToString()),
            storage.Files[LogTail.Path],
        ];
    }

    private static byte[] Statements()
    {
        var statement = new Statement(
            [new("a", new string('a', 64))],
            PredicateTypes.Scai,
            Scai.Of([new("X")]).Json
        );
        return [.. AttestationBundle.Write([statement.Sign(Signer)]), .. statement.ToBytes()];
    }

    private static void Fuzz(byte[][] samples, Action<byte[]> read)
    {
        var chance = new Random(7);
        var until = Stopwatch.StartNew();
        while (until.Elapsed < TimeSpan.FromSeconds(FuzzBudget.Seconds))
            read(Mutate(samples[chance.Next(samples.Length)], chance));
    }

    private static byte[] Mutate(byte[] sample, Random chance)
    {
        var bytes = sample.ToList();
        for (var times = chance.Next(1, 6); times > 0 && bytes.Count > 0; times--)
        {
            var at = chance.Next(bytes.Count);
            switch (chance.Next(5))
            {
                case 0:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    bytes.Insert(at, "\n \"{}[]0,:+=—"u8[chance.Next(14)]);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(chance.Next(1, 20), bytes.Count - at));
                    break;
                case 3:
                    var length = Math.Min(chance.Next(1, 40), bytes.Count - at);
                    bytes.InsertRange(chance.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    bytes[at] ^= (byte)(1 << chance.Next(8));
                    break;
            }
        }
        return [.. bytes];
    }
}
