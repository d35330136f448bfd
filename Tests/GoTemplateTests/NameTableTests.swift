import Testing

@testable import GoTemplate

/// Look-ups by name, also of many and of similar ones.
struct NameTableTests {
    private final class Entry {
        let number: Int

        init(_ number: Int) { self.number = number }
    }

    @Test(arguments: [0, 1, 255, 256, 257, 3_000])
    func namesAreFound(count: Int) {
        var table = NameTable<Entry>()
        let names = (0..<count).map { GoString("name\($0)") }
        for (number, name) in names.enumerated() { table.set(Entry(number), named: name) }
        #expect(table.names == names)
        #expect(table.elements.map(\.number) == Array(0..<count))
        #expect(names.map { table[$0]?.number } == Array(0..<count))
        for missing in ["", "name", "name\(count)", "name-1", "name0 "] { #expect(table[GoString(missing)] == nil) }
        for name in names { table.set(Entry(-1), named: name) }
        #expect(names.allSatisfy { table[$0]?.number == -1 } && table.names == names)
    }
}
