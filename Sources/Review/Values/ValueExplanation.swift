import Charts
import Codecs
import GoTemplate
import ValueReads

/// Where one value comes from, and what becomes of it.
package struct ValueExplanation {
    package let path: ValuePath
    package let value: Value
    /// Where it was set; nil for a value that only templates' own rules give.
    package let place: ValuePlace?
    /// The places whose values it overrides, the last one that would count first.
    package let overridden: [ValuePlace]
    /// The template lines that read it.
    package let reads: [TemplatePlace]

    /// The value on one line; what its name calls secret is not shown.
    package var shownValue: GoString { isSecret ? "(not shown)" : jsonText }

    package var isSecret: Bool { path.isSecret }

    private var jsonText: GoString { (try? GoString(JSON.encode(value))) ?? "?" }

    /// The explanation for people.
    package var text: GoString {
        var lines: [GoString] = [GoString(path.description) + " = " + shownValue]
        lines.append("  set by     " + (place?.description ?? "the chart"))
        if !overridden.isEmpty { lines.append("  overrides  " + overridden.map(\.description).joined(by: ", ")) }
        lines.append("  read by    " + (reads.isEmpty ? "nothing" : reads.map(\.text).joined(by: ", ")))
        return lines.joined(by: "\n") + "\n"
    }

    /// The explanation for programs: `path`, `value` unless it is secret, `set`, `overrides`, `reads`.
    package var record: Value {
        var object = JSONObject()
        object.add("path", .string(path.description))
        if !isSecret { object.add("value", value) }
        if let place { object.add("set", place.record) }
        object.add("overrides", .list(overridden.map(\.record)))
        object.add("reads", .list(reads.map(\.record)))
        return object.value
    }
}

extension ValuePlace {
    fileprivate var record: Value {
        var object = JSONObject()
        object.add("source", .string(ValuePlace(source: source).description))
        if let line { object.add("line", .int(line)) }
        return object.value
    }
}

extension TemplatePlace {
    fileprivate var record: Value {
        var object = JSONObject()
        object.add("file", .string(file))
        object.add("line", .int(position.line))
        object.add("text", .string(lineText.trimmingSpace))
        return object.value
    }
}
