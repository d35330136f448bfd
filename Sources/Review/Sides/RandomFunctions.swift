import Charts
import GoTemplate
import Rendering

/// Finds out whether two renders of a chart may differ, without running it.
///
/// A word within an action of a template is enough, and a word within a value, which `tpl` may run.
enum RandomFunctions {
    /// Functions whose results depend on chance, the time or the network.
    private static let names = Set(HelmFunctions.table(enablesDNS: true).names(with: .random))

    /// - Parameter chart: with all charts below it, as loaded.
    static func mayBeCalled(by chart: Chart) -> Bool {
        chart.templates.contains { hasCall($0.data) } || chart.files.contains { hasCall($0.data) }
            || chart.valuesText.map(hasCall) ?? false || chart.dependencies.contains { mayBeCalled(by: $0) }
    }

    /// Whether `tpl` would call one of the functions in a value.
    static func mayBeCalled(by values: Map) -> Bool { mayCall(.map(values), depth: 0) }

    private static func mayCall(_ value: Value, depth: Int) -> Bool {
        guard Nesting.allows(depth) else { return true }
        switch value {
        case .string(let text): return hasCall(text.bytes)
        case .map(let map): return map.values.contains { mayCall($0, depth: depth + 1) }
        case .list(let list): return list.bytes == nil && list.elements.contains { mayCall($0, depth: depth + 1) }
        default: return false
        }
    }

    /// Whether one of the names stands between `{{` and `}}`.
    static func hasCall(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { buffer in
            var index = 0
            while let start = pair(UInt8(ascii: "{"), in: buffer, from: index) {
                let end = pair(UInt8(ascii: "}"), in: buffer, from: start + 2) ?? buffer.count
                if hasName(UnsafeBufferPointer(rebasing: buffer[(start + 2)..<max(end, start + 2)])) { return true }
                index = end
            }
            return false
        }
    }

    private static func pair(_ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + 1 < text.count {
            if text[index] == byte && text[index + 1] == byte { return index }
            index += 1
        }
        return nil
    }

    private static func hasName(_ action: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while start < action.count {
            guard isWordByte(action[start]) else {
                start += 1
                continue
            }
            var end = start
            while end < action.count, isWordByte(action[end]) { end += 1 }
            let isField =
                start > 0 && (action[start - 1] == UInt8(ascii: ".") || action[start - 1] == UInt8(ascii: "$"))
            if !isField, names.contains(GoString(action[start..<end])) { return true }
            start = end
        }
        return false
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return (0x61...0x7A).contains(letter) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
}
