import GoTemplate

/// The first clear-signed text of a provenance file.
///
/// Mirrors github.com/ProtonMail/go-crypto openpgp/clearsign clearsign.go Decode.
struct SignedBlock {
    private static let start: GoString = "-----BEGIN PGP SIGNED MESSAGE-----"
    private static let signature: GoString = "-----BEGIN PGP SIGNATURE-----"
    private static let end: GoString = "-----END PGP SIGNATURE-----"

    /// What was signed, with line feeds, dashes as they were.
    let plainText: GoString
    /// The block as it stands in the file, from its first line to its last.
    let block: GoString

    /// Nil where there is none, or only a part of one.
    init?(_ text: [UInt8]) {
        let lines = GoString(text).split(at: UInt8(ascii: "\n")).map { $0.trimmingSuffix("\r") }
        guard let first = lines.firstIndex(of: Self.start),
            let blank = lines[first...].firstIndex(where: \.isEmpty),
            let middle = lines[blank...].firstIndex(of: Self.signature),
            let last = lines[middle...].firstIndex(where: { $0.hasPrefix(Self.end) })
        else { return nil }
        let signed = lines[(blank + 1)..<middle].map { $0.trimmingPrefix("- ") }
        plainText = signed.joined(by: "\n")
        block = lines[first...last].map { $0 + "\n" }.joined(by: "")
    }
}
