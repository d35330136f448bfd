import Foundation
import Kubernetes
import TestSupport
import Testing

@testable import SwelmCLI

/// The namespace of the current context, as `helm template` of 4.2.3 takes it from such files.
struct KubeConfigTests {
    private static let current = "current-context: a\ncontexts: [{name: a, context: {namespace: q}}]\n"

    private static let broken = [
        "kind: X\n", "apiVersion: x/v1\n", "clusters: 4\n", "users: [5]\n", "clusters: [{name: a}, {name: a}]\n",
        "clusters: [{}, ~]\n", "a: b: c\n",
    ]

    @Test(arguments: ["", "apiVersion: v1\nkind: Config\n"])
    func tellsTheNamespace(_ head: String) throws {
        #expect(try namespace(head + Self.current) == "q")
    }

    @Test(arguments: broken)
    func takesNothingFromBrokenFiles(_ head: String) throws {
        #expect(try namespace(head + Self.current) == nil)
    }

    private func namespace(_ text: String) throws -> String? {
        let folder = try ScratchFolder(["config": text])
        let files = ["missing", "config"].map { folder.path($0).text }
        return KubeConfig.namespace(files: files, context: "")?.text
    }
}
