import CCrypto
import Codecs
import GoTemplate

/// Contents of a store, each kept once: charts, files, values and the pieces of manifests.
///
/// A content has bytes and children; a text is the bytes of its children one after the other, or its own. Contents
/// count their uses and go with the last one. A piece that resembles one of the revision before is compressed with
/// the help of that.
struct ContentTable {
    /// Bytes and children of a content.
    struct Content {
        var children: [Int64] = []
        var data: [UInt8] = []
    }

    let database: SQLiteDatabase

    // MARK: - Texts

    /// Keeps a text and returns its content.
    ///
    /// - Parameter previous: the text of the revision before, which this one may resemble.
    func put(text: [UInt8], like previous: Int64? = nil) throws -> Int64 {
        let pieces = ContentChunks.split(text)
        var models = PieceModels(try previous.map(pieceIDs) ?? [])
        if pieces.count == 1 { return try put(Content(data: text), like: models.next()) }
        var children: [Int64] = []
        for piece in pieces {
            let content = Content(data: Array(piece))
            if let known = try find(content) {
                models.skip(after: known)
                try use(known)
                children.append(known)
            } else {
                children.append(try insert(content, like: models.next()))
            }
        }
        return try put(Content(children: children))
    }

    func text(_ id: Int64) throws -> [UInt8] {
        let content = try content(id)
        if content.children.isEmpty { return content.data }
        var text: [UInt8] = []
        for child in content.children { text += try self.content(child).data }
        return text
    }

    /// The contents a text is made of.
    private func pieceIDs(_ id: Int64) throws -> [Int64] {
        let children = try content(id).children
        return children.isEmpty ? [id] : children
    }

    // MARK: - Contents

    /// Keeps a content; the uses of its children pass over to it.
    func put(_ content: Content, like model: Int64? = nil) throws -> Int64 {
        guard let known = try find(content) else { return try insert(content, like: model) }
        try use(known)
        // The content that is there already uses them itself.
        for child in content.children { try drop(child) }
        return known
    }

    /// Reads a content and checks it.
    ///
    /// - Throws: `RecordFailure` where it is missing or not what was written.
    func content(_ id: Int64) throws -> Content {
        let row = try row(id)
        let dictionary = try row.base.map { try Self.data(of: self.row($0), dictionary: []) } ?? []
        let content = Content(children: row.children, data: try Self.data(of: row, dictionary: dictionary))
        // Children are older than what they are part of; anything else could go round in circles.
        guard Self.digest(of: content) == row.digest, content.children.allSatisfy({ $0 < id }) else {
            throw RecordFailure(GoString("content \(id) does not match its checksum"))
        }
        return content
    }

    /// Ends one use of a content, and with the last one the content.
    func drop(_ id: Int64) throws {
        try database.run("UPDATE contents SET uses = uses - 1 WHERE id = ?", .integer(id))
        guard try database.integer("SELECT uses FROM contents WHERE id = ?", .integer(id)) ?? 1 <= 0 else { return }
        let row = try? row(id)
        try database.run("DELETE FROM content_data WHERE id = ?", .integer(id))
        try database.run("DELETE FROM contents WHERE id = ?", .integer(id))
        for child in row?.children ?? [] where child < id { try drop(child) }
        if let base = row?.base, base < id { try drop(base) }
    }

    private func find(_ content: Content) throws -> Int64? {
        try database.integer("SELECT id FROM contents WHERE digest = ?", .blob(Self.digest(of: content)))
    }

    private func use(_ id: Int64) throws {
        try database.run("UPDATE contents SET uses = uses + 1 WHERE id = ?", .integer(id))
    }

    private func insert(_ content: Content, like model: Int64?) throws -> Int64 {
        try database.run(
            "INSERT INTO contents (digest, uses) VALUES (?, 1)", .blob(Self.digest(of: content)))
        let id = database.lastInsertedRow
        let (data, base) = try compress(content.data, like: model)
        if let base { try use(base) }
        try database.run(
            "INSERT INTO content_data (id, base, children, data) VALUES (?, ?, ?, ?)", .integer(id), .integer(base),
            .blob(Self.encode(content.children)), .blob(data))
        return id
    }

    /// Compresses data, with the help of a similar content where that saves much.
    private func compress(_ data: [UInt8], like model: Int64?) throws -> (data: [UInt8], base: Int64?) {
        let plain = try Compression.deflate(data)
        // A broken model is no reason not to record something new.
        guard plain.count > 128, let model, let base = try? dictionary(model) else { return (plain, nil) }
        let helped = try Compression.deflate(data, dictionary: base.data)
        return helped.count < plain.count / 2 ? (helped, base.id) : (plain, nil)
    }

    /// What a model's own help was, or else the model: reading a content reads no more than one other.
    private func dictionary(_ model: Int64) throws -> (id: Int64, data: [UInt8]) {
        let id = try row(model).base ?? model
        return (id, try content(id).data)
    }

    // MARK: - Rows

    private struct Row {
        let digest: [UInt8]
        let base: Int64?
        let children: [Int64]
        let data: [UInt8]
    }

    private func row(_ id: Int64) throws -> Row {
        let statement = try database.prepare(
            "SELECT digest, base, children, data FROM contents JOIN content_data USING (id) WHERE id = ?", .integer(id))
        defer { statement.reset() }
        guard try statement.step() else { throw RecordFailure(GoString("content \(id) is missing")) }
        return Row(
            digest: statement.blob(0), base: statement.optionalInteger(1), children: Self.decode(statement.blob(2)),
            data: statement.blob(3))
    }

    private static func data(of row: Row, dictionary: [UInt8]) throws -> [UInt8] {
        try Compression.inflate(row.data, dictionary: dictionary)
    }

    /// The SHA-256 of the children and the bytes.
    private static func digest(of content: Content) -> [UInt8] {
        var text = encode([Int64(content.children.count)] + content.children)
        text += content.data
        return SHA256.digest(text)
    }

    private static func encode(_ numbers: [Int64]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * 8)
        for number in numbers {
            for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        return bytes
    }

    private static func decode(_ bytes: [UInt8]) -> [Int64] {
        stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
            bytes[start..<start + 8].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
        }
    }
}

/// Which piece of the text before stands where the next new piece of this one goes.
private struct PieceModels {
    private let pieces: [Int64]
    private var position = 0

    init(_ pieces: [Int64]) { self.pieces = pieces }

    mutating func next() -> Int64? {
        guard position < pieces.count else { return pieces.last }
        position += 1
        return pieces[position - 1]
    }

    /// Goes on behind a piece that both texts have.
    mutating func skip(after piece: Int64) {
        if let index = pieces[position...].firstIndex(of: piece) { position = index + 1 }
    }
}
