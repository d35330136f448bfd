/// The names of a field chain `.A.B`, linked: walking them takes no reference counting.
///
/// Chains written alike may share one path.
final class FieldPath: Sendable {
    let name: GoString
    /// The names after this one.
    let next: FieldPath?
    /// What tells at once that most types have no method of the name, see `GoType`.
    let methodBit: UInt64

    init(_ name: GoString, next: FieldPath?) {
        self.name = name
        self.next = next
        self.methodBit = GoType.methodBit(of: name)
    }

    /// Whether the chain is written like this, with its dots.
    func isWritten(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        var current: Unmanaged<FieldPath>? = Unmanaged.passUnretained(self)
        while let path = current {
            let isNext = path._withUnsafeGuaranteedRef { $0.name.isField(of: text, at: &index) }
            guard isNext else { return false }
            current = path._withUnsafeGuaranteedRef { $0.next.map(Unmanaged.passUnretained) }
        }
        return index == text.count
    }

    /// The names from this one on.
    var names: [GoString] {
        var names: [GoString] = []
        var current: FieldPath? = self
        while let path = current {
            names.append(path.name)
            current = path.next
        }
        return names
    }

    func write(to output: inout [UInt8]) {
        var current: FieldPath? = self
        while let path = current {
            output.append(UInt8(ascii: "."))
            output += path.name.bytes
            current = path.next
        }
    }
}

extension GoString {
    /// Whether a dot and this name are at `index`, which is moved behind them.
    @inline(__always)
    fileprivate func isField(of text: UnsafeBufferPointer<UInt8>, at index: inout Int) -> Bool {
        let start = index + 1
        guard start + count <= text.count, text[index] == UInt8(ascii: ".") else { return false }
        index = start + count
        return equals(text.part(start..<index))
    }
}
