import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension JSONShape {
    /// A struct laid out in one array, so that a reader refers to any part of it by a number.
    package final class Layout: Sendable {
        enum Kind: UInt8 {
            case any, string, bool, time, bytes, list, dictionary, object

            /// Whether mappings, or else sequences, go there.
            func holds(mappings: Bool) -> Bool {
                mappings ? self == .object || self == .dictionary : self == .list
            }
        }

        struct Part {
            let kind: Kind
            /// Whether null makes it nil; to others null means nothing.
            let isNilable: Bool
            /// The part of the elements of a list or dictionary.
            var element: Int32 = -1
            var fields: Range<Int> = 0..<0
        }

        struct Field {
            let part: Int32
            fileprivate let nameStart: Int32
            fileprivate let nameCount: Int32
        }

        /// What a key may mean to a struct.
        enum Match {
            case field(Int)
            case none
            /// The key is not the name of a field, but may come close enough for Go.
            case unclear
        }

        /// The part for values of any kind.
        static let any: Int32 = 0

        /// Of each struct in the order of their names.
        let fields: [Field]
        let names: [GoString]
        /// The names one after the other: looking at them counts no references.
        private let nameText: [UInt8]
        private let parts: [Part]
        let root: Int32
        /// Whether there are texts that stand for something else, times or bytes, which are read otherwise.
        let hasEncodedTexts: Bool

        init(_ fields: [(name: GoString, shape: JSONShape)]) {
            var builder = Builder()
            root = builder.add(fields, isPointer: false)
            parts = builder.parts
            self.fields = builder.fields
            names = builder.names
            nameText = builder.names.flatMap(\.bytes)
            hasEncodedTexts = parts.contains { $0.kind == .time || $0.kind == .bytes }
        }

        func part(_ number: Int32) -> Part { parts[Int(number)] }
    }
}

extension JSONShape.Layout {
    /// Looks up the field of a struct with the name of a key.
    func field(for key: UnsafeBufferPointer<UInt8>, in part: Part) -> Match {
        if let index = index(of: key, in: part.fields) { return .field(index) }
        if key.contains(where: { $0 >= 0x80 }) { return .unclear }
        for index in part.fields where names[index].count == key.count {
            let differsInCase = names[index].bytes.withUnsafeBufferPointer { name in
                name.elementsEqual(key) { $0.upperCased == $1.upperCased }
            }
            if differsInCase { return .unclear }
        }
        return .none
    }

    /// The index of the field that has the name of a key.
    func index(of key: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
        guard let base = key.baseAddress else { return nil }
        return nameText.withUnsafeBufferPointer { text in
            fields.withUnsafeBufferPointer { fields in
                for index in range where Int(fields[index].nameCount) == key.count {
                    guard let name = text.baseAddress else { return nil }
                    if memcmp(name + Int(fields[index].nameStart), base, key.count) == 0 { return index }
                }
                return nil
            }
        }
    }

    private struct Builder {
        var parts = [Part(kind: .any, isNilable: true)]
        var fields: [Field] = []
        var names: [GoString] = []
        private var textCount = 0

        mutating func add(_ shape: JSONShape, isPointer: Bool) -> Int32 {
            switch shape {
            case .any: return 0
            case .pointer(let target): return add(target, isPointer: true)
            case .string: return append(Part(kind: .string, isNilable: isPointer))
            case .bool: return append(Part(kind: .bool, isNilable: isPointer))
            case .time: return append(Part(kind: .time, isNilable: isPointer))
            case .bytes: return append(Part(kind: .bytes, isNilable: true))
            case .named(_, let shape): return add(shape, isPointer: isPointer)
            case .list(let element):
                let element = add(element, isPointer: false)
                return append(Part(kind: .list, isNilable: true, element: element))
            case .dictionary(let element):
                let element = add(element, isPointer: false)
                return append(Part(kind: .dictionary, isNilable: true, element: element))
            case .object(let structure): return add(structure.fields, isPointer: isPointer)
            }
        }

        mutating func add(_ shapes: [(name: GoString, shape: JSONShape)], isPointer: Bool) -> Int32 {
            let own = shapes.sorted { $0.name < $1.name }
            var parts: [Int32] = []
            for (_, shape) in own { parts.append(add(shape, isPointer: false)) }
            let start = fields.count
            for (name, part) in zip(own.map(\.name), parts) { append(name, part) }
            return append(Part(kind: .object, isNilable: isPointer, fields: start..<fields.count))
        }

        private mutating func append(_ name: GoString, _ part: Int32) {
            let start = Int32(truncatingIfNeeded: textCount)
            let count = Int32(truncatingIfNeeded: name.count)
            fields.append(Field(part: part, nameStart: start, nameCount: count))
            names.append(name)
            textCount += name.count
        }

        private mutating func append(_ part: Part) -> Int32 {
            parts.append(part)
            return Int32(truncatingIfNeeded: parts.count - 1)
        }
    }
}
