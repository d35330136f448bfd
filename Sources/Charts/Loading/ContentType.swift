import GoTemplate

/// Tells what kind of file was given where Helm expects a packaged chart.
///
/// Mirrors pkg/chart/loader/archive archive.go EnsureArchive and the part of net/http sniff.go it can meet.
enum ContentType {
    private static let sniffedLength = 512

    static func checkIsArchive(_ data: [UInt8], named path: GoString) throws(HelmError) {
        if data.starts(with: [0x1F, 0x8B, 0x08]) { return }
        let file = "file '" + path
        if path.hasSuffix(".yml") || path.hasSuffix(".yaml") {
            throw HelmError(file + "' seems to be a YAML file, but expected a gzipped archive")
        }
        let type = GoString(sniff(data))
        throw HelmError(file + "' does not appear to be a gzipped archive; got '" + type + "'")
    }

    private static func sniff(_ data: [UInt8]) -> String {
        let head = data.prefix(sniffedLength)
        for (signature, type) in signatures where head.starts(with: signature.utf8) { return type }
        // Helm sniffs a buffer of a fixed size, so a short text ends in NUL bytes and counts as binary.
        let isText = head.count == sniffedLength && !head.contains(where: isBinary)
        return isText ? "text/plain; charset=utf-8" : "application/octet-stream"
    }

    private static func isBinary(_ byte: UInt8) -> Bool {
        byte <= 0x08 || byte == 0x0B || (0x0E...0x1A).contains(byte) || (0x1C...0x1F).contains(byte)
    }

    private static let signatures: [(String, String)] = [
        ("%PDF-", "application/pdf"), ("%!PS-Adobe-", "application/postscript"),
        ("PK\u{3}\u{4}", "application/zip"), ("GIF87a", "image/gif"), ("GIF89a", "image/gif"),
        ("Rar!\u{1A}\u{7}\0", "application/x-rar-compressed"), ("<?xml", "text/xml; charset=utf-8"),
    ]
}
