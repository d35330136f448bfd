/// The names of a field chain `.A.B`, linked: walking them takes no reference counting.
final class FieldPath: Sendable {
    let name: GoString
    /// The names after this one.
    let next: FieldPath?
    /// What tells at once that most types have no method of the name, see `GoType`.
    let methodBit: UInt64

    private init(_ name: GoString, next: FieldPath?) {
        self.name = name
        self.next = next
        self.methodBit = GoType.methodBit(of: name)
    }

    /// A path of names; nil if there are none.
    static func path(_ names: [GoString]) -> FieldPath? {
        var path: FieldPath?
        for name in names.reversed() { path = FieldPath(name, next: path) }
        return path
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
