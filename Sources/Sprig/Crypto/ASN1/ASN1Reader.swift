import GoTemplate

/// Reads the fields of an ASN.1 structure with the leniency and the error texts of Go's encoding/asn1.
///
/// Private keys are read by this, certificates by `DERReader`. Mirrors asn1.go parseField.
struct ASN1Reader {
    private let bytes: ArraySlice<UInt8>
    private var offset: Int

    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)[...]
        self.offset = 0
    }

    /// What follows the fields read so far.
    var rest: ArraySlice<UInt8> { bytes.dropFirst(offset) }

    var isAtEnd: Bool { offset == bytes.count }

    struct Header {
        let classNumber: Int
        let isCompound: Bool
        let tag: Int
        let length: Int
    }

    /// Which element a field takes.
    struct Expectation {
        let tag: Int
        let isCompound: Bool
        /// The name of the field's Go type, for messages.
        let typeName: String
        var isOptional = false
        /// The context tag around the element.
        var explicitTag: Int?
    }
}

// MARK: - Fields

extension ASN1Reader {
    mutating func structure(_ typeName: String) throws(ASN1Error) -> ASN1Reader {
        let content = try field(Expectation(tag: 16, isCompound: true, typeName: typeName))
        return ASN1Reader(content ?? [])
    }

    /// A list of structures, each of which `read` reads; empty where it is missing.
    ///
    /// Mirrors asn1.go parseSequenceOf, which checks the headers first.
    mutating func optionalStructures<Structure>(
        _ typeName: String, _ read: (inout ASN1Reader) throws(ASN1Error) -> Structure
    ) throws(ASN1Error) -> [Structure] {
        let expectation = Expectation(tag: 16, isCompound: true, typeName: "", isOptional: true)
        guard let content = try field(expectation) else { return [] }
        var headers = ASN1Reader(content)
        while !headers.isAtEnd {
            let header = try headers.takeHeader()
            guard header.classNumber == 0, header.tag == 16, header.isCompound else {
                throw .structure("sequence tag mismatch")
            }
            guard headers.rest.count >= header.length else { throw .syntax("truncated sequence") }
            headers.offset += header.length
        }
        var list = ASN1Reader(content)
        var structures: [Structure] = []
        while !list.isAtEnd {
            var fields = try list.structure(typeName)
            structures.append(try read(&fields))
        }
        return structures
    }

    /// An integer that fits in 64 bits.
    mutating func int() throws(ASN1Error) -> Int64 {
        let content = try field(Expectation(tag: 2, isCompound: false, typeName: "int")) ?? []
        try Self.checkInteger(content)
        guard content.count <= 8, let first = content.first else { throw .structure("integer too large") }
        return content.reduce(first & 0x80 != 0 ? -1 : 0) { $0 << 8 | Int64($1) }
    }

    mutating func bigInteger() throws(ASN1Error) -> SignedInteger {
        let content = try field(Expectation(tag: 2, isCompound: false, typeName: ""))
        return try Self.bigInteger(content ?? [])
    }

    mutating func optionalBigInteger() throws(ASN1Error) -> SignedInteger? {
        let expectation = Expectation(tag: 2, isCompound: false, typeName: "", isOptional: true)
        guard let content = try field(expectation) else { return nil }
        return try Self.bigInteger(content)
    }

    mutating func octetString() throws(ASN1Error) -> ArraySlice<UInt8> {
        try field(Expectation(tag: 4, isCompound: false, typeName: "")) ?? []
    }

    mutating func objectIdentifier() throws(ASN1Error) -> ObjectIdentifier {
        let content = try field(Expectation(tag: 6, isCompound: false, typeName: "ObjectIdentifier"))
        return try Self.objectIdentifier(content ?? [])
    }

    mutating func optionalObjectIdentifier(explicitTag: Int) throws(ASN1Error) -> ObjectIdentifier? {
        let expectation = Expectation(
            tag: 6, isCompound: false, typeName: "ObjectIdentifier", isOptional: true, explicitTag: explicitTag)
        guard let content = try field(expectation) else { return nil }
        return try Self.objectIdentifier(content)
    }

    /// Checks a bit string where there is one.
    mutating func skipOptionalBitString(explicitTag: Int) throws(ASN1Error) {
        let expectation = Expectation(
            tag: 3, isCompound: false, typeName: "BitString", isOptional: true, explicitTag: explicitTag)
        guard let content = try field(expectation) else { return }
        guard let unusedBits = content.first, let last = content.last else {
            throw .syntax("zero length BIT STRING")
        }
        let isMalformed = unusedBits > 7 || content.count == 1 && unusedBits > 0 || last & (1 << unusedBits - 1) != 0
        if isMalformed { throw .syntax("invalid padding bits in BIT STRING") }
    }

    /// Any element with its header; empty where there is none.
    mutating func optionalElement() throws(ASN1Error) -> ArraySlice<UInt8> {
        let start = offset
        if isAtEnd { return [] }
        let header = try takeHeader()
        _ = try takeContent(header)
        return bytes.dropFirst(start).prefix(offset - start)
    }
}

// MARK: - Content

extension ASN1Reader {
    private static func checkInteger(_ content: ArraySlice<UInt8>) throws(ASN1Error) {
        guard let first = content.first else { throw .structure("empty integer") }
        guard let second = content.dropFirst().first else { return }
        let isPadded = first == 0 && second & 0x80 == 0 || first == 0xFF && second & 0x80 != 0
        if isPadded { throw .structure("integer not minimally-encoded") }
    }

    private static func bigInteger(_ content: ArraySlice<UInt8>) throws(ASN1Error) -> SignedInteger {
        try checkInteger(content)
        return SignedInteger(twosComplement: content)
    }

    private static func objectIdentifier(_ content: ArraySlice<UInt8>) throws(ASN1Error) -> ObjectIdentifier {
        if content.isEmpty { throw .syntax("zero length OBJECT IDENTIFIER") }
        if let identifier = ObjectIdentifier(content: content) { return identifier }
        var rest = content
        while !rest.isEmpty { _ = try takeBase128(&rest) }
        throw .structure("base 128 integer too large")
    }

    /// Mirrors asn1.go parseBase128Int.
    private static func takeBase128(_ rest: inout ArraySlice<UInt8>) throws(ASN1Error) -> Int {
        if rest.first == 0x80 { throw .syntax("integer is not minimally encoded") }
        var number = 0
        var count = 0
        while let byte = rest.popFirst() {
            if count == 5 { throw .structure("base 128 integer too large") }
            number = number << 7 | Int(byte & 0x7F)
            count += 1
            guard byte & 0x80 != 0 else {
                if number > Int32.max { throw .structure("base 128 integer too large") }
                return number
            }
        }
        throw .syntax("truncated base 128 integer")
    }
}

// MARK: - Elements

extension ASN1Reader {
    /// The content of the next element, or nil if it is optional and another one or none follows.
    private mutating func field(_ expectation: Expectation) throws(ASN1Error) -> ArraySlice<UInt8>? {
        let start = offset
        if isAtEnd {
            if expectation.isOptional { return nil }
            throw .syntax("sequence truncated")
        }
        var header = try takeHeader()
        if let explicitTag = expectation.explicitTag {
            if isAtEnd { throw .structure("explicit tag has no child") }
            guard header.classNumber == 2, header.tag == explicitTag, header.length == 0 || header.isCompound else {
                offset = start
                return nil
            }
            if header.length == 0 { throw .structure("zero length explicit tag was not an asn1.Flag") }
            header = try takeHeader()
        }
        let isMatch =
            header.classNumber == 0 && header.tag == expectation.tag && header.isCompound == expectation.isCompound
        if isMatch { return try takeContent(header) }
        guard expectation.isOptional else { throw mismatch(header, expectation) }
        offset = start
        return nil
    }

    private func mismatch(_ header: Header, _ expectation: Expectation) -> ASN1Error {
        let found =
            "{class:\(header.classNumber) tag:\(header.tag) length:\(header.length) isCompound:\(header.isCompound)}"
        let parameters = """
            {optional:false explicit:false application:false private:false defaultValue:<nil> tag:<nil> \
            stringType:0 timeType:0 set:false omitEmpty:false}
            """
        return .structure(
            "tags don't match (\(expectation.tag) vs \(found)) \(parameters) \(expectation.typeName) @\(offset)")
    }

    private mutating func takeContent(_ header: Header) throws(ASN1Error) -> ArraySlice<UInt8> {
        let content = rest.prefix(header.length)
        guard content.count == header.length else { throw .syntax("data truncated") }
        offset += header.length
        return content
    }

    /// Mirrors asn1.go parseTagAndLength.
    private mutating func takeHeader() throws(ASN1Error) -> Header {
        var rest = rest
        defer { offset = bytes.count - rest.count }
        guard let first = rest.popFirst() else { throw .syntax("truncated tag or length") }
        var tag = Int(first & 0x1F)
        if tag == 0x1F {
            tag = try Self.takeBase128(&rest)
            if tag < 0x1F { throw .syntax("non-minimal tag") }
        }
        let length = try Self.takeLength(&rest)
        return Header(classNumber: Int(first >> 6), isCompound: first & 0x20 != 0, tag: tag, length: length)
    }

    private static func takeLength(_ rest: inout ArraySlice<UInt8>) throws(ASN1Error) -> Int {
        guard let first = rest.popFirst() else { throw .syntax("truncated tag or length") }
        guard first & 0x80 != 0 else { return Int(first) }
        if first == 0x80 { throw .syntax("indefinite length found (not DER)") }
        var length = 0
        for _ in 0..<(first & 0x7F) {
            guard let byte = rest.popFirst() else { throw .syntax("truncated tag or length") }
            if length >= 1 << 23 { throw .structure("length too large") }
            length = length << 8 | Int(byte)
            if length == 0 { throw .structure("superfluous leading zeros in length") }
        }
        if length < 0x80 { throw .structure("non-minimal length") }
        return length
    }
}
