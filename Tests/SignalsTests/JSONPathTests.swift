import Codecs
import GoTemplate
import Rollouts
import Testing

@testable import Signals

struct JSONPathTests {
    private static let answer = #"""
        {"queue": {"length": 12}, "text": "3.5", "nothing": null, "word": "many", "limit": "+Inf", "a.b": 7,
         "pods": [{"errors": 1}, {"errors": 4}, {"errors": null}], "sides": {"one": 2, "two": 3}, "empty": []}
        """#

    private func reading(_ path: GoString) throws -> Reading {
        try JSONPath(parsing: path).reading(in: JSON.decode(Array(Self.answer.utf8)))
    }

    @Test(arguments: [
        ("$.queue.length", Reading.value(12)), ("$['queue'][\"length\"]", .value(12)), ("$['a.b']", .value(7)),
        ("$.text", .value(3.5)), ("$.limit", .infinite(.plus)), ("$.pods[1].errors", .value(4)),
        ("sum($.pods[*].errors)", .value(5)), ("max($.pods[*].errors)", .value(4)),
        ("min($.pods[*].errors)", .value(1)),
        ("count($.pods[*])", .value(3)), ("count($.empty[*])", .value(0)), ("sum($.sides[*])", .value(5)),
        // What is not there is no number.
        ("$.nothing", .none), ("$.absent.deeper", .none), ("$.pods[9].errors", .none), ("sum($.empty[*])", .none),
        ("$.queue[0]", .none), ("$.pods.errors", .none),
        ("$.pods[*].errors", .several), ("$.word", .error(.provider("what stands there is no number"))),
        ("$.queue", .error(.provider("what stands there is no number"))),
    ])
    func paths(_ path: String, _ expected: Reading) throws {
        #expect(try reading(GoString(path)) == expected)
    }

    @Test(arguments: [
        "", "queue", "$queue", "$.", "$..a", "$[", "$[1", "$['a]", "$[a]", "$[-1]", "$[99999999999999999999]",
        "sum($.a",
        "sum()", "avg($.a)", "$.a b[",
    ])
    func whatIsNoPath(_ path: String) {
        #expect(throws: SignalFailure.self) { try JSONPath(parsing: GoString(path)) }
    }

    @Test func aPathMayBeginBelowAnother() throws {
        let start = try JSONPath(parsing: "$.queue")
        let path = try JSONPath(parsing: "$.length").below(start)
        #expect(path.reading(in: try JSON.decode(Array(Self.answer.utf8))) == .value(12))
    }
}
