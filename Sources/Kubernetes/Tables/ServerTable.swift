import GoTemplate

/// A table that the server made of objects, as `kubectl get` asks for it.
///
/// Mirrors apimachinery meta/v1 Table.
struct ServerTable {
    struct Column: Equatable {
        let name: GoString
        let type: GoString
        let format: GoString
        let description: GoString
        /// 0 for columns that are always shown.
        let priority: Int64
    }

    let columns: [Column]
    let rows: [[Value]]

    /// Nil for other objects, and where something is of another type than its field.
    ///
    /// Mirrors kubectl get/table_printer.go decodeIntoTable.
    init?(_ object: Map) {
        let type = LiveObject(object).groupVersionKind
        guard type.group == "meta.k8s.io", type.version == "v1" || type.version == "v1beta1", type.kind == "Table",
            let columns = Self.elements(object["columnDefinitions"], Column.init),
            let rows = Self.elements(object["rows"], Self.cells)
        else { return nil }
        self.columns = columns
        self.rows = rows
    }

    private static func elements<Element>(_ value: Value?, _ read: (Map) -> Element?) -> [Element]? {
        guard let value, !value.isNil else { return [] }
        guard let elements = value.asList else { return nil }
        let read = elements.compactMap { ($0.isNil ? Map() : $0.asMap).flatMap(read) }
        return read.count == elements.count ? read : nil
    }

    /// The cells of a row; the object that may stand beside them must have a kind.
    private static func cells(_ row: Map) -> [Value]? {
        if let object = row["object"], !object.isNil {
            guard let map = object.asMap, !LiveObject(map).kind.isEmpty else { return nil }
        }
        guard let cells = row["cells"], !cells.isNil else { return [] }
        return cells.asList
    }
}

extension ServerTable.Column {
    fileprivate init?(_ map: Map) {
        func text(_ key: GoString) -> GoString? {
            switch map[key] {
            case nil, .null?, .invalid?: GoString()
            case .string(let text)?: text
            default: nil
            }
        }
        guard let name = text("name"), let type = text("type"), let format = text("format"),
            let description = text("description"), let priority = Self.priority(map["priority"])
        else { return nil }
        self.init(name: name, type: type, format: format, description: description, priority: priority)
    }

    /// A whole number is an integer, too.
    private static func priority(_ value: Value?) -> Int64? {
        switch value {
        case nil, .null?, .invalid?: 0
        case .int(let number, _)?: number
        case .float(let number)?: Int64(exactly: number)
        default: nil
        }
    }
}
