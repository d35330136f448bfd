import GoTemplate
import Testing

@Suite("Deep equality and copies")
struct DeepComparisonTests {
    @Test func typesCountAllTheWayDown() {
        #expect(Value.int(1).isDeeplyEqual(to: .int(1)))
        #expect(!Value.int(1).isDeeplyEqual(to: .int64(1)))
        #expect(!Value.float(.nan).isDeeplyEqual(to: .float(.nan)))
        #expect(!Value.list([.int(1)]).isDeeplyEqual(to: .list([.float(1)])))
        #expect(!Value.list([]).isDeeplyEqual(to: .nilList()))
        #expect(!Value.strings(["a"]).isDeeplyEqual(to: .list([.string("a")])))
        #expect(Value.list([.map(Map([("a", .null)]))]).isDeeplyEqual(to: .list([.map(Map([("a", .null)]))])))
        #expect(!Value.map(Map([("a", .null)])).isDeeplyEqual(to: .map(Map([("b", .null)]))))
    }

    @Test func mapsThatContainThemselvesCompareButCannotBeCopied() {
        let (first, second) = (mapWithinItself(), mapWithinItself())
        #expect(first.isDeeplyEqual(to: second))
        #expect(throws: FunctionError.self) { try first.deepCopy() }
    }

    @Test func comparingGoesToAnyDepth() {
        let (first, second, other) = (nested(100_000), nested(100_000), nested(99_999))
        #expect(first.isDeeplyEqual(to: second) == true)
        #expect(first.isDeeplyEqual(to: other) == false)
        // Freeing such a value recurses in Swift's runtime, so take it apart first.
        [first, second, other].forEach(takeApart)
    }

    @Test func copiesShareNoMap() throws {
        let inner = Map([("a", .int(1))])
        let original = Value.list([.map(inner), .nilList(.stringSlice)])
        let copy = try original.deepCopy()
        #expect(copy.isDeeplyEqual(to: original))
        inner["a"] = .int(2)
        #expect(!copy.isDeeplyEqual(to: original))
    }

    private func mapWithinItself() -> Value {
        let map = Map()
        map["self"] = .list([.map(map)])
        return .map(map)
    }

    private func nested(_ depth: Int) -> Value {
        (0..<depth).reduce(.null) { inner, _ in .map(Map([("a", inner)])) }
    }

    private func takeApart(_ value: Value) {
        var value = value
        while case .map(let map) = value, let inner = map["a"] {
            map["a"] = nil
            value = inner
        }
    }
}

@Suite("Growth of slices")
struct SliceGrowthTests {
    /// What `cap` gives in Go 1.26 after appending so many elements one by one.
    @Test(arguments: [
        (0, 0), (1, 1), (2, 2), (3, 4), (5, 8), (9, 16), (17, 32), (33, 71), (72, 143), (144, 303), (304, 591),
        (592, 1023), (1024, 1535), (1536, 2560), (2561, 3584), (3585, 5120),
    ])
    func capacityOfInterfaces(count: Int, capacity: Int) {
        #expect(SliceGrowth.capacity(appendingOneByOne: count) == capacity)
    }

    @Test(arguments: [(5, 8), (33, 64), (65, 128), (257, 512), (513, 848), (849, 1280), (1281, 1792), (1793, 2560)])
    func capacityOfIntegers(count: Int, capacity: Int) {
        #expect(SliceGrowth.capacity(appendingOneByOne: count, of: .int) == capacity)
    }

    @Test(arguments: [
        (0, 1), (1, 2), (3, 6), (9, 18), (17, 35), (32, 71), (64, 143), (128, 303), (511, 847), (1000, 1535),
    ])
    func capacityAfterOneMore(length: Int, capacity: Int) {
        #expect(SliceGrowth.capacity(appending: 1, to: length) == capacity)
    }

    @Test func slicingShowsWhatIsHidden() throws {
        let list = List([.int(1), .int(2), .int(3)], capacity: 4)
        let first = try #require(list.sliced(from: 0, to: 1))
        #expect(first.sliced(from: 1, to: 3)?.elements.count == 2)
        #expect(
            first.sliced(from: 0, to: 4).map(Value.list)?.isDeeplyEqual(to: .list([.int(1), .int(2), .int(3), .null]))
                == true)
        #expect(first.sliced(from: 0, to: 5) == nil)
        #expect(first.sliced(from: 2, to: 1) == nil)
    }
}
