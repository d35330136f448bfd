import GoTemplate
import Releases
import Rendering

/// `get all --template`: a Go template over the recorded release.
enum ReleaseTemplate {
    static func render(_ template: GoString, _ release: Release) throws -> GoString {
        let dot = Map([("Release", ReleaseContent.value(of: release))])
        return try NameTemplate.output(template, dot: .map(dot))
    }
}
