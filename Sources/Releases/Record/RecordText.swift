import Codecs
import GoLibrary
import GoTemplate

extension GoTime {
    /// The time as stores keep it: in RFC 3339, empty for none.
    var recordText: GoString { isZero ? GoString() : rfc3339Nano }

    /// Reads what `recordText` gave; throws `RecordFailure` for anything else.
    init(record text: GoString) throws {
        if text.isEmpty {
            self = .zero
            return
        }
        if let time = RecordTime.parse(text.bytes) {
            self = time
            return
        }
        do { try self.init(parsing: text, layout: GoTime.rfc3339NanoLayout) } catch {
            throw RecordFailure(error.message)
        }
    }
}

/// The labels of a revision as stores keep them: a JSON object.
enum LabelText {
    private static let none: GoString = "{}"

    static func encode(_ labels: [GoString: GoString]) throws -> GoString {
        GoString(try JSON.encode(.map(Map(labels.map { ($0.key, .string($0.value)) }))))
    }

    static func decode(_ text: GoString) throws -> [GoString: GoString] {
        if text == none { return [:] }
        guard case .map(let map) = try JSON.decode(text.bytes) else { throw RecordFailure("its labels are no map") }
        var labels: [GoString: GoString] = [:]
        for (key, value) in map.entries {
            guard case .string(let text) = value else { throw RecordFailure("a label of it is no text") }
            labels[key] = text
        }
        return labels
    }
}
