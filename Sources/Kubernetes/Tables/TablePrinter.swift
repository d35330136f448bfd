import GoLibrary
import GoTemplate

/// Prints objects one after the other, as `helm status` and `kubectl get` do.
///
/// A head is left out where it is that of the object before. Mirrors cli-runtime printers/tableprinter.go without
/// options, behind kubectl get/table_printer.go.
package struct TablePrinter {
    private var lastColumns: [ServerTable.Column] = []
    private var hasHead = false
    private var hasNamesHead = false

    package init() {}

    /// The lines of an answer: of a table, or of an object where the server makes none.
    ///
    /// - Parameter now: from when ages are counted, which the server does in tables.
    package mutating func print(_ object: LiveObject, now: GoTime = .now()) -> [UInt8] {
        var writer = TabWriter(minimumWidth: 6, padding: 3)
        if let table = ServerTable(object.map) {
            print(table, to: &writer)
        } else {
            print(names: object, now, to: &writer)
        }
        return writer.finish()
    }

    private mutating func print(_ table: ServerTable, to writer: inout TabWriter) {
        let columns = table.columns.isEmpty ? lastColumns : table.columns
        let isHeadKnown = hasHead && columns == lastColumns
        if columns != lastColumns {
            lastColumns = columns
            hasHead = false
        }
        guard !table.rows.isEmpty else { return }
        hasHead = true
        if !isHeadKnown {
            Self.write(columns.filter { $0.priority == 0 }.map(\.name.uppercased), to: &writer)
        }
        for row in table.rows {
            let cells = zip(columns, row).filter { $0.0.priority == 0 }.map { Self.text(of: $0.1) }
            Self.write(cells, to: &writer)
        }
    }

    private static func write(_ cells: [GoString], to writer: inout TabWriter) {
        writer.write(cells.joined(by: "\t") + "\n")
    }

    /// What is cut at the first line break ends with dots; what a terminal would obey is spelt out.
    private static func text(of cell: Value) -> GoString {
        switch cell {
        case .null, .invalid: return GoString()
        case .string(let text):
            guard let end = text.bytes.firstIndex(where: { [0x0A, 0x0C, 0x0D].contains($0) }) else {
                return escaped(text)
            }
            return escaped(GoString(text.bytes[..<end])) + "..."
        default: return escaped(GoFormat.sprint([cell]))
        }
    }

    /// Mirrors cli-runtime printers/terminal.go WriteEscaped.
    private static func escaped(_ text: GoString) -> GoString {
        GoString(
            text.bytes.flatMap { byte -> [UInt8] in
                switch byte {
                case 0x1B: Array("^[".utf8)
                case 0x0D: Array("\\r".utf8)
                default: [byte]
                }
            })
    }
}

// MARK: - Objects without a table

extension TablePrinter {
    /// Names and ages; of a list, those of its items.
    private mutating func print(names object: LiveObject, _ now: GoTime, to writer: inout TabWriter) {
        if !hasNamesHead { writer.write("NAME\tAGE\n") }
        hasNamesHead = true
        let items = object.map["items"]?.asList?.compactMap(\.asMap).map(LiveObject.init) ?? [object]
        for item in items { writer.write(item.name + "\t" + Age(of: item, now: now).text + "\n") }
    }
}
