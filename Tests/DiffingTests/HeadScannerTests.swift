import GoTemplate
import Testing

@testable import Diffing

/// What can be told of an object without parsing it, and what must be parsed.
@Suite struct HeadScannerTests {
    @Test(arguments: [
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n",
        "# Source: a.yaml\nkind: \"Service\"   # quoted\napiVersion: 'v1'\nmetadata: # here\n    labels:\n      name: other\n    name: web\n",
        "apiVersion: v1\nmetadata:\n  annotations:\n    note: |\n      name: other\n  name: web\nkind: Service\nspec:\n- name: x\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n  namespace: \"\"\n  name: web",
    ])
    func usualHeadsAreRead(text: String) {
        let head = HeadScanner.scan(GoString(text))
        #expect(head?.apiVersion == "v1" && head?.kind == "Service" && head?.name == "web")
    }

    @Test(arguments: [
        "{apiVersion: v1, kind: Service, metadata: {name: web}}",
        "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n",
        "apiVersion: v1\nkind: Service\nmetadata: &m\n  name: web\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: &n web\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n  <<: *m\n  name: web\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n  note: \"a\n  name: other\"\n  name: web\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nmetadata:\n  name: other\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  name: other\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: yes\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: 12\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n  generateName: web-\n",
        "apiVersion: v1\nkind: List\nmetadata:\n  name: web\nitems: []\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n---\nkind: Other\n",
        "apiVersion: v1\nkind: Service\nmetadata:\n\tname: web\n",
        "apiVersion: v1\r\nkind: Service\r\nmetadata:\r\n  name: web\r\n",
        "\"apiVersion\": v1\nkind: Service\nmetadata:\n  name: web\n",
        "apiVersion: v1\nkind: Service\n",
        "",
    ])
    func unusualHeadsAreParsed(text: String) {
        #expect(HeadScanner.scan(GoString(text)) == nil)
    }

    /// However an object is written, it has the same identity.
    @Test func theWayOfReadingDoesNotShow() {
        let texts = [
            "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\n",
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}}",
            "apiVersion: apps/v1\r\nkind: Deployment\r\nmetadata:\r\n  name: web\r\n  namespace: 'shop'\r\n",
        ]
        let side = DiffSide(
            name: "s", documents: texts.map { DiffDocument(content: GoString($0), source: "t") })
        let wanted = ObjectIdentity(group: "apps", kind: "Deployment", namespace: "shop", name: "web")
        #expect(side.objects.map(\.identity) == [wanted, wanted, wanted])
        #expect(side.objects.allSatisfy { $0.root["metadata", "name"]?.string == "web" })
    }
}
