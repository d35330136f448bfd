import Codecs
import GoTemplate

/// Sprig's encodings and checksum; a text that cannot be decoded gives the error's text as the result.
enum EncodingFunctions {
    static let functions: [Function] = [
        StringFunctions.function("b64enc") { GoString(Base64.encode($0.bytes)) },
        StringFunctions.function("b64dec") { text in
            GoString(text: { () throws(CorruptInputError) in try Base64.decode(text.bytes) })
        },
        StringFunctions.function("b32enc") { GoString(Base32.encode($0.bytes)) },
        StringFunctions.function("b32dec") { text in
            GoString(text: { () throws(CorruptInputError) in try Base32.decode(text.bytes) })
        },
        StringFunctions.function("adler32sum") { GoString(String(Adler32.checksum($0.bytes))) },
    ]
}

extension GoString {
    /// What `decode` returns, or the text of its error.
    fileprivate init(text decode: () throws(CorruptInputError) -> [UInt8]) {
        do {
            self.init(try decode())
        } catch {
            self = error.message
        }
    }
}
