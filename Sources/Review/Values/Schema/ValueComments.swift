import Codecs
import GoTemplate

/// The comments of a `values.yaml`, for the keys they stand above.
struct ValueComments {
    private let places: YAMLPlaces?
    private let lines: [GoString]

    init(_ text: [UInt8]) {
        places = try? YAMLPlaces(text)
        lines = GoString(text).split(at: UInt8(ascii: "\n"))
    }

    /// What the comment right above a key says; nil where there is none.
    func text(above path: ValuePath) -> GoString? {
        guard case .found(let place)? = places?.find(path) else { return nil }
        var comment: [GoString] = []
        for line in lines.prefix(max(0, place.line - 1)).reversed() {
            let line = line.trimmingSpace
            guard line.hasPrefix("#") else { break }
            comment.insert(Self.plain(line, path), at: 0)
        }
        let text = comment.filter { !$0.isEmpty }.joined(by: " ")
        return text.isEmpty ? nil : text
    }

    /// A line without its marks: those of comments, of helm-docs, and of Bitnami's generator.
    private static func plain(_ line: GoString, _ path: ValuePath) -> GoString {
        var text = GoString(line.bytes.drop { $0 == UInt8(ascii: "#") }).trimmingSpace
        text = text.trimmingPrefix("-- ")
        for mark in ["@param ", "@extra ", "@skip ", "@section "] as [GoString] where text.hasPrefix(mark) {
            text =
                text.trimmingPrefix(mark).trimmingSpace.trimmingPrefix(GoString(path.description) + " ").trimmingSpace
        }
        return text.bytes.contains(where: { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "=") }) ? text : ""
    }
}
