import Charts
import Failures
import Files
import GoTemplate

/// `crds/` must hold definitions of custom resources, and no templates.
///
/// Mirrors pkg/chart/v2/lint/rules crds.go.
struct CustomResourcesRule: LintRule {
    private static let folder: GoString = "crds/"

    func check(_ subject: LintSubject, _ messages: inout LintMessages) {
        do throws(LintStop) {
            for file in try files(subject) { try check(file.file, &messages) }
        } catch {
            messages.add(error.severity, error.place, error.text)
        }
    }

    private func files(_ subject: LintSubject) throws(LintStop) -> [CustomResourceFile] {
        let path = subject.path(Self.folder)
        if (try? subject.fileSystem.exists(path)) == false { return [] }
        do throws(HelmError) {
            guard try subject.fileSystem.status(of: path).kind == .directory else { throw HelmError("not a directory") }
            return try subject.load().customResourceFiles
        } catch {
            throw LintStop(.error, Self.folder, error.message)
        }
    }

    private func check(_ file: ChartFile, _ messages: inout LintMessages) throws(LintStop) {
        var stream = ObjectStream(file.data)
        do throws(HelmError) {
            while let object = try stream.next() { check(object, file.name, &messages) }
        } catch {
            throw LintStop(.error, file.name, "unable to parse YAML: " + error.message)
        }
    }

    private func check(_ object: LintedObject, _ place: GoString, _ messages: inout LintMessages) {
        if !object.apiVersion.hasPrefix("apiextensions.k8s.io") {
            messages.add(.error, place, "apiVersion is not in 'apiextensions.k8s.io'")
        }
        if object.kind != "CustomResourceDefinition" {
            messages.add(.error, place, "object kind is not 'CustomResourceDefinition'")
        }
    }
}
