import Testing

@testable import Operations

/// Which hooks of an event come first: those of lower weight, and of one weight those with lower names.
///
/// Mirrors pkg/action hooks.go hookByWeight.
struct HookOrderTests {
    @Test(arguments: [
        (["a 1", "b 0", "c -1"], ["c", "b", "a"]), (["c 0", "a 0", "b 0"], ["a", "b", "c"]),
        (["a 10", "b 9"], ["b", "a"]), (["b -2", "a -1", "c -10"], ["c", "b", "a"]),
        (["b x", "a 1", "c -1"], ["c", "b", "a"]),
    ])
    func weightsComeFirst(_ hooks: [String], _ expected: [String]) throws {
        let (web, cluster) = (ReleaseFixture(), FakeCluster())
        let files = hooks.enumerated().map { index, hook in
            let words = hook.split(separator: " ")
            let annotations = "{helm.sh/hook: pre-install, helm.sh/hook-weight: '\(words[1])'}"
            return ("\(index)", "kind: Job\nmetadata: {name: \(words[0]), annotations: \(annotations)}\n")
        }
        let options = web.options(of: Dictionary(uniqueKeysWithValues: files))
        _ = try Installation(web.key, options).run(in: web.scope(cluster))
        let created = cluster.hookSteps.filter { $0.hasPrefix("hookCreate ") }
        #expect(created == expected.map { "hookCreate " + $0 })
    }
}
