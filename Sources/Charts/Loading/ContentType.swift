import Failures
import GoTemplate

/// Tells what kind of file was given where Helm expects a packaged chart.
///
/// Mirrors pkg/chart/loader/archive archive.go EnsureArchive and net/http sniff.go, videos in MP4 aside.
enum ContentType {
    private static let sniffedLength = 512

    static func checkIsArchive(_ data: [UInt8], named path: GoString) throws(HelmError) {
        if data.starts(with: [0x1F, 0x8B, 0x08]) { return }
        // Helm sniffs a buffer of a fixed size, so a short text ends in NUL bytes and counts as binary.
        let head = data.prefix(sniffedLength) + Array(repeating: 0, count: max(0, sniffedLength - data.count))
        let type = sniff(head)
        let file = "file '" + path
        if path.hasSuffix(".yml") || path.hasSuffix(".yaml") {
            throw HelmError(file + "' seems to be a YAML file, but expected a gzipped archive")
        }
        throw HelmError(file + "' does not appear to be a gzipped archive; got '" + GoString(type) + "'")
    }

    private static func sniff(_ head: ArraySlice<UInt8>) -> String {
        let text = head.drop { $0 == 0x20 || $0 == 0x0C || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        if htmlTags.contains(where: { startsWithTag(text, $0) }) { return "text/html; charset=utf-8" }
        if text.starts(with: "<?xml".utf8) { return "text/xml; charset=utf-8" }
        for (signature, type) in signatures where matches(head, signature) { return type }
        return text.contains(where: isBinary) ? "application/octet-stream" : "text/plain; charset=utf-8"
    }

    private static func isBinary(_ byte: UInt8) -> Bool {
        byte <= 0x08 || byte == 0x0B || (0x0E...0x1A).contains(byte) || (0x1C...0x1F).contains(byte)
    }

    private static func startsWithTag(_ text: ArraySlice<UInt8>, _ tag: String) -> Bool {
        let matches = zip(text, tag.utf8).allSatisfy { byte, expected in
            let isLetter = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(expected)
            return (isLetter ? byte & 0xDF : byte) == expected
        }
        let next = text.dropFirst(tag.utf8.count).first
        return matches && (next == UInt8(ascii: " ") || next == UInt8(ascii: ">"))
    }

    private static func matches(_ head: ArraySlice<UInt8>, _ signature: String) -> Bool {
        zip(head, signature.unicodeScalars).allSatisfy { byte, scalar in
            scalar == anyByte || scalar.value == UInt32(byte)
        }
    }

    private static let htmlTags = [
        "<!DOCTYPE HTML", "<HTML", "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV", "<FONT", "<TABLE", "<A", "<STYLE",
        "<TITLE", "<B", "<BODY", "<BR", "<P", "<!--",
    ]

    /// Stands for any byte in a signature; each other character is a byte.
    private static let anyByte: Swift.Unicode.Scalar = "…"

    private static let signatures: [(String, String)] = [
        ("%PDF-", "application/pdf"),
        ("%!PS-Adobe-", "application/postscript"),
        ("\u{FE}\u{FF}……", "text/plain; charset=utf-16be"),
        ("\u{FF}\u{FE}……", "text/plain; charset=utf-16le"),
        ("\u{EF}\u{BB}\u{BF}…", "text/plain; charset=utf-8"),
        ("\0\0\u{1}\0", "image/x-icon"),
        ("\0\0\u{2}\0", "image/x-icon"),
        ("BM", "image/bmp"),
        ("GIF87a", "image/gif"),
        ("GIF89a", "image/gif"),
        ("RIFF…………WEBPVP", "image/webp"),
        ("\u{89}PNG\r\n\u{1A}\n", "image/png"),
        ("\u{FF}\u{D8}\u{FF}", "image/jpeg"),
        ("FORM…………AIFF", "audio/aiff"),
        ("ID3", "audio/mpeg"),
        ("OggS\0", "application/ogg"),
        ("MThd\0\0\0\u{6}", "audio/midi"),
        ("RIFF…………AVI ", "video/avi"),
        ("RIFF…………WAVE", "audio/wave"),
        ("\u{1A}\u{45}\u{DF}\u{A3}", "video/webm"),
        ("…………………………………………………………………………………………LP", "application/vnd.ms-fontobject"),
        ("\0\u{1}\0\0", "font/ttf"),
        ("OTTO", "font/otf"),
        ("ttcf", "font/collection"),
        ("wOFF", "font/woff"),
        ("wOF2", "font/woff2"),
        ("\u{1F}\u{8B}\u{8}", "application/x-gzip"),
        ("PK\u{3}\u{4}", "application/zip"),
        ("Rar!\u{1A}\u{7}\0", "application/x-rar-compressed"),
        ("Rar!\u{1A}\u{7}\u{1}\0", "application/x-rar-compressed"),
        ("\0asm", "application/wasm"),
    ]
}
