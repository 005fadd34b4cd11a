import csv


def main(input_paths, output_paths, environ_vars, job_args):
    with open(f"{input_paths['orders']}/orders.csv", newline="") as source:
        orders = list(csv.DictReader(source))
    with open(f"{output_paths['invoices']}/invoices.csv", "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["number", "net", "vat", "gross"])
        for number, order in enumerate(orders, start=1):
            net = int(order["cents"])
            vat = net * 19 // 100
            writer.writerow([number, net, vat, net + vat])
