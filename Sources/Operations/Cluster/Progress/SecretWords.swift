import Codecs
import Diagnostics
import GoTemplate
import Kubernetes

/// The values of a release's Secrets, to be masked in what servers and programs say.
struct SecretWords {
    /// Shorter ones would be found everywhere.
    private static let shortest = 4
    private static let mask: GoString = "***"

    private var words: Set<GoString> = []

    init() {}

    /// Takes the values of an object, if it is a Secret.
    mutating func add(_ object: LiveObject) {
        guard object.kind == "Secret" else { return }
        for case .map(let values)? in [object.map["data"], object.map["stringData"]] {
            for (_, value) in values.entries { if case .string(let text) = value { add(text) } }
        }
    }

    private mutating func add(_ text: GoString) {
        for word in [text, (try? Base64.decode(text.bytes)).map { GoString($0) }].compactMap(\.self) {
            let lines = word.split(separator: "\n")
            words.formUnion(([word] + lines).filter { $0.count >= Self.shortest })
        }
    }

    /// A text as everybody may read it: in one line, without the values, and without what changes a terminal.
    func masked(_ text: GoString) -> GoString {
        var result = text
        for word in words.sorted(by: { $0.count > $1.count }) where result.contains(word) {
            // What cannot be masked is not shown.
            result = (try? result.replacingAll(word, with: Self.mask)) ?? Self.mask
        }
        return GoString(TerminalText.line(result.text))
    }
}
